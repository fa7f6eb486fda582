/** What is wrong at which field of a form: told there, in words. */
import { createContext, useContext } from "react";

export type Fault = { place: string; words: string };

const Faults = createContext<readonly Fault[]>([]);
export const FaultsContext = Faults.Provider;

/** Return what is wrong at a field, or at a part of it. */
export function useFault(place: string): string | undefined {
  return useContext(Faults).find((one) => one.place === place || one.place.startsWith(`${place}.`))?.words;
}
