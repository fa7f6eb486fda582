// Sets the colours before the first paint, so that nobody is dazzled at night.
(() => {
  let chosen = "auto";
  try {
    chosen = localStorage.getItem("meno.colors") ?? "auto";
  } catch {
    // storage may be forbidden: the system's colours are used
  }
  const dark = chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
