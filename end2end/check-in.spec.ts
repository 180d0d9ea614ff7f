/** Judges check in with the code on the screen: scanned or typed, told what it is for, confirmed. */
import type { Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { PASSWORD, TODAY, chooses, opens, said, signsIn } from "./people.ts";

test.use(PHONE);

/** The session that is on, in the languages that are used here. */
const SESSION = { en: "Opening and pre-test", kk: "Ашылуы және алдын ала тест" } as const;

/** Latin letters of codes and what a Cyrillic keyboard has in their places. */
const CYRILLIC: Record<string, string> = { A: "а", C: "с", E: "е", H: "н", K: "к", M: "м", P: "р", T: "т", X: "х", Y: "у" };

test("a judge scans the code on the screen, confirms, and finds it in her record", async ({ page, another }) => {
  const screen = await puts(await another(DESK));
  // Both ways in are in sight, and large; nobody is named.
  const code = await screen.locator(".screen-code").boundingBox();
  expect(code?.height).toBeGreaterThan(250);
  await expect(screen.locator(".screen-code")).toBeInViewport({ ratio: 1 });
  await expect(screen.locator(".screen-qr svg")).toBeInViewport({ ratio: 1 });
  await expect(screen.locator(".screen-clock")).toHaveText(/^\d\d:\d\d$/);
  await expect(screen.locator("body")).not.toContainText(/Judge|Organizer/);

  await signsIn(page, "judge");
  await scans(page, screen);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(SESSION.en);
  await expect(page.locator(".lede")).toContainText(TODAY);
  await expect(page.locator(".lede")).toContainText(/\d\d:\d\d–\d\d:\d\d/);
  await expect(page.getByText("The organizer will confirm it.")).toBeVisible();
  await page.getByRole("button", { name: "Check in" }).tap();
  await expect(said(page, "You are checked in.")).toBeVisible();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My attendance");
  const record = page.locator(".own-record > li").filter({ hasText: SESSION.en });
  await expect(record).toContainText("present");
  await expect(record).toContainText("not yet confirmed");

  // Once more changes nothing, and says what stands.
  await scans(page, screen, page.getByText("Your attendance:"));
  await expect(page.getByRole("button", { name: "Check in" })).toHaveCount(0);
});

test("who is signed out scans, signs in, and is led back, in Kazakh", async ({ page, another }) => {
  const screen = await puts(await another(DESK));
  await scans(page, screen, page.locator("form.sign-in"));
  await chooses(page, "kk");
  await page.getByLabel("Эл. пошта").fill("judge@example.org");
  await page.getByLabel("Құпиясөз").fill(PASSWORD);
  await page.getByRole("button", { name: "Кіру", exact: true }).tap();
  // The scan holds while one signs in: the code on the screen may have changed twice.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(SESSION.kk);
  await expect(page.getByText("Келгеніңізді ұйымдастырушы растайды.")).toBeVisible();
  await page.getByRole("button", { name: "Келгенімді белгілеу" }).tap();
  await expect(said(page, "Келгеніңіз белгіленді.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Менің қатысуым");
  await expect(page.locator(".own-record > li").filter({ hasText: SESSION.kk })).toContainText("келді");
});

test("a code is typed on a Cyrillic keyboard; one that is wrong says so and stays to be mended", async ({ page, another }) => {
  const screen = await puts(await another(DESK));
  await signsIn(page, "judge");
  await page.goto("/c");
  const field = page.getByLabel("Code from the screen");
  const wrong = async (typed: string, words: string): Promise<void> => {
    await field.fill(typed);
    await page.getByRole("button", { name: "Go on" }).tap();
    await expect(page.getByRole("alert")).toHaveText(words);
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAttribute("aria-invalid", "true");
  };
  await wrong("A6", "A code has six characters: the letters and digits on the screen. Please type it again.");
  await wrong("AAA AAA", "No session has this code. Compare it with the screen and type it again.");

  await expect(async () => {
    await page.goto("/c");
    const shown = await code(screen);
    const typed = [...shown].map((letter) => CYRILLIC[letter] ?? letter.toLowerCase()).join("");
    await field.fill(`${typed.slice(0, 3)} ${typed.slice(3)}`);
    await page.getByRole("button", { name: "Go on" }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(SESSION.en, { timeout: 2_000 });
  }).toPass();
  await page.getByRole("button", { name: "Check in" }).tap();
  await expect(said(page, "You are checked in.")).toBeVisible();
});

test("the screen shows a new code in time, and none while the network is away", async ({ another, watch }) => {
  const screen = await another(DESK);
  await screen.clock.install();
  await puts(screen);
  await screen.evaluate(() => document.body.setAttribute("data-stays", ""));
  const first = await code(screen);
  await expect.poll(() => code(screen), { message: "another code", timeout: 40_000 }).not.toBe(first);

  watch.expects(/ERR_INTERNET_DISCONNECTED/);
  await screen.context().setOffline(true);
  await screen.clock.fastForward("01:00");
  await expect(screen.getByRole("status")).toHaveText("There is no network, so no code is shown. It will come back by itself.");
  await expect(screen.locator(".screen-code")).toBeHidden();
  await screen.context().setOffline(false);
  await expect(screen.locator(".screen-code")).toBeVisible();
  await expect(screen.getByRole("status")).toHaveText("");
  await expect(screen.locator("body"), "the page was not loaded again").toHaveAttribute("data-stays", "");
});

test("a code that grows old leaves the wall, though the network only swallows what is asked", async ({ another }) => {
  const screen = await another(DESK);
  await screen.clock.install();
  await puts(screen);
  // Neither an answer nor an error comes.
  await screen.route((url) => url.pathname.endsWith("/code"), () => {});
  await screen.clock.fastForward("00:40");
  await expect(screen.locator(".screen-code")).toBeHidden();
  await expect(screen.getByRole("status")).toHaveText("There is no network, so no code is shown. It will come back by itself.");
  await screen.unrouteAll({ behavior: "ignoreErrors" });
  await expect(screen.locator(".screen-code")).toBeVisible({ timeout: 20_000 });
});

/** An organizer puts the code on the screen. */
async function puts(screen: Page): Promise<Page> {
  await signsIn(screen, "organizer");
  await opens(screen, TODAY);
  await screen.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await screen.getByRole("link", { name: "Code for the screen" }).click();
  await expect(screen.locator(".screen-code")).toBeVisible();
  return screen;
}

/** The code that the screen shows. */
async function code(screen: Page): Promise<string> {
  return (await screen.locator(".screen-code").getAttribute("data-code")) ?? "";
}

/** Opens the address in the square until `sees` is there: a code may end while it is scanned. */
async function scans(page: Page, screen: Page, sees = page.locator("form.check-in")): Promise<void> {
  await expect(async () => {
    await page.goto(`/c/${await code(screen)}`);
    await expect(sees).toBeVisible({ timeout: 2_000 });
  }).toPass();
}
