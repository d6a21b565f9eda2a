import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2022",
    // The policy allows no inline script and no data: address in scripts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": "http://localhost:5080", "/hub": { target: "ws://localhost:5080", ws: true } } },
  test: { include: ["src/**/*.test.ts"] },
});
