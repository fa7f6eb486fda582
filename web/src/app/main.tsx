/** The client starts: language, look, data, routes. */
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/fraunces/soft.css";
import "@mantine/core/styles.css";
import "@/shared/ui/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { whenExpired } from "@/shared/api/client";
import { ME } from "@/shared/api/session";
import { spoken, startLanguages } from "@/shared/i18n/i18n";
import { keepFocus } from "@/shared/lib/keep-focus";
import { preferences, show } from "@/shared/lib/preferences";
import { surfaces, theme } from "@/shared/ui/theme";
import { colorScheme } from "./color-scheme";
import { queries } from "./queries";
import { router } from "./routes";

show();
keepFocus();
whenExpired(() => queries.setQueryData(ME, null));
const asked = new URLSearchParams(window.location.search).get("lang");
await startLanguages(spoken([asked, preferences().language, ...navigator.languages]));

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={surfaces}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
    >
      <QueryClientProvider client={queries}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
