/** Light, dark or as the system has it: Mantine reads it where all our preferences are kept. */
import { localStorageColorSchemeManager } from "@mantine/core";

/** `public/theme.js` reads the same key before the first paint. */
export const colorScheme = localStorageColorSchemeManager({ key: "meno.colors" });
