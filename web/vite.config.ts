import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env.MENO_API ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: { outDir: "dist", target: "es2022", sourcemap: false, chunkSizeWarningLimit: 1_600, assetsInlineLimit: 2_048 },
  server: { host: "127.0.0.1", proxy: { "/v1": api, "/version": api, "/readyz": api, "/healthz": api } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"], setupFiles: [] },
});
