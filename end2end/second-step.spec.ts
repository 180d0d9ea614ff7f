/** The second step of signing in, and passkeys. */
import { createHmac } from "node:crypto";

import type { Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { PASSWORD, said, signsIn } from "./people.ts";

/** What an authenticator app shows for a key in base 32 (RFC 6238), now or so many steps later. */
function code(key: string, later = 0): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"));
  const secret = Buffer.from(bits.join("").match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac("sha1", secret).update(step).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function takesTheFirstStep(page: Page, who: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(`${who}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Second step");
}

test.describe("on a phone, without scripts", () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test("an organizer sets up an app, and signs in with it and with a recovery code", async ({ page }) => {
    await signsIn(page, "organizer");
    await page.getByRole("link", { name: "Set up the second step" }).click();
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set up the second step" }).click();
    await expect(page.getByRole("img", { name: "QR code for the app" })).toBeVisible();
    const key = await page.locator("main code").innerText();
    await page.getByRole("textbox", { name: "Code" }).fill("000000");
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("alert")).toContainText("This code is wrong");
    await page.getByRole("textbox", { name: "Code" }).fill(code(key));
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(said(page, "The second step is set up.")).toBeVisible();
    const codes = await page.locator(".recovery-codes li").allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByRole("link", { name: "I have saved them" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");
    await expect(page.getByRole("link", { name: "Set up the second step" })).toHaveCount(0);

    await page.getByRole("button", { name: "Sign out" }).click();
    await takesTheFirstStep(page, "organizer");
    // The app's clock may be a step ahead; that code was not taken yet.
    await page.getByRole("textbox", { name: "Code" }).fill(code(key, 1));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");

    await page.getByRole("button", { name: "Sign out" }).click();
    await takesTheFirstStep(page, "organizer");
    await page.getByRole("textbox", { name: "Code" }).fill(codes[0]?.toLowerCase() ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");
    await page.goto("/account/second-step");
    await expect(page.getByText("9 codes are left.")).toBeVisible();
  });
});

test.describe("where the site has a name", () => {
  test.use(DESK);

  test("a judge makes a passkey, signs in with it, and removes it", async ({ page, house }) => {
    await house.stop();
    await house.serve("localhost");
    const there = house.address.replace("127.0.0.1", "localhost");
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });

    await page.goto(`${there}/sign-in`);
    await page.getByRole("button", { name: "English", exact: true }).click();
    await page.getByLabel("E-mail").fill("judge@example.org");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");

    await page.goto(`${there}/account/passkeys`);
    await expect(page.getByText("You have no passkey yet.")).toBeVisible();
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("button", { name: "Create it on this device" }).click();
    await expect(said(page, "The passkey has been saved.")).toBeVisible();
    const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
    expect(credentials).toHaveLength(1);

    // In comes who was going somewhere, without a word typed.
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(`${there}/trainings/1/lessons/framework`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page).toHaveURL(/\/trainings\/1\/lessons\/framework$/);

    // A device whose owner does not confirm lets nobody in.
    await page.getByRole("button", { name: "Sign out" }).click();
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByText("The device did not confirm it.")).toBeVisible();
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");

    await page.goto(`${there}/account/passkeys`);
    await page.getByRole("link", { name: "Remove this passkey" }).click();
    await page.getByLabel("Current password").first().fill(PASSWORD);
    await page.getByRole("button", { name: "Remove this passkey" }).click();
    await expect(said(page, "The passkey has been removed and no longer works.")).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("alert")).toContainText("This passkey is not known here");
  });
});
