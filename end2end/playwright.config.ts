import { defineConfig } from "@playwright/test";

/** Debian's Chromium; nothing is downloaded. */
const chromium = process.env.TORELIK_CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  outputDir: "results/failed",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  workers: 2,
  // Generous, since a debug build on a busy machine may run them: nothing waits for it.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./plain-words.ts"]],
  use: {
    browserName: "chromium",
    headless: true,
    locale: "en-GB",
    // Not the training's zone: people see the training's clock wherever they are.
    timezoneId: "Europe/Ljubljana",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
