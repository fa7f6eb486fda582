/** Who is meant by a role and a few letters (pure). */
import type { AccountOut } from "@/shared/api/schema";

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Return the people of a role (`any`: of all) whose name, user name or e-mail holds every word that was typed, accents and case aside. */
export function sought(people: readonly AccountOut[], role: string, text: string): AccountOut[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return people.filter((one) => {
    if (role !== "any" && one.role !== role) return false;
    const about = plain(`${one.name} ${one.user_name} ${one.email ?? ""}`);
    return words.every((word) => about.includes(word));
  });
}
