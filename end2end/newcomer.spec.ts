/** Somebody who is new here: pages that say why not, and a keyboard instead of a mouse. */
import type { Locator, Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { PASSWORD, TODAY, card, chooses, opens, readsTheNotice, said, signsIn } from "./people.ts";

test.use(DESK);

test("an address that leads nowhere says so, in the reader's language, with a way on", async ({ page, watch }) => {
  watch.expects(/404/);
  for (const [language, title, way] of [
    ["kk", "Табылмады", "Тренингтеріме"],
    ["ru", "Не найдено", "К моим тренингам"],
    ["en", "Not found", "To my trainings"],
  ] as const) {
    await page.goto("/sign-in");
    await chooses(page, language);
    const answer = await page.goto("/no-such-page");
    expect(answer?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page).toHaveTitle(`${title} · Törelik`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    const id = answer?.headers()["x-request-id"] ?? "no id";
    await expect(page.getByText(id)).toBeVisible();
    await expect(page.getByRole("link", { name: way })).toBeVisible();
  }
  await page.getByRole("link", { name: "To my trainings" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("a page that an account may not see says so, and leads to where one may", async ({ page, watch }) => {
  watch.expects(/403|404/);
  await signsIn(page, "judge");
  const forbidden = await page.goto("/trainings/1/people");
  expect(forbidden?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not allowed");
  await expect(page.getByText("Your account is not allowed to do this.")).toBeVisible();
  await expect(page.getByText(forbidden?.headers()["x-request-id"] ?? "no id")).toBeVisible();
  // That something is there at all is not told to somebody whom it does not concern.
  expect((await page.goto("/trainings/99"))?.status()).toBe(404);
  expect((await page.goto("/audit"))?.status()).toBe(403);
  await page.getByRole("button", { name: "Sign in with another account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("who is not signed in is asked to, and comes to the page that was wanted", async ({ page }) => {
  await page.goto("/trainings/1/lessons/framework?from=letter");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill("judge@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/trainings\/1\/lessons\/framework\?from=letter$/);
  await expect(page.locator("h1")).toBeVisible();
});

test("a sign-in that is refused keeps the address that was typed", async ({ page }) => {
  await page.goto("/trainings/1");
  for (const who of ["judge@example.org", "nobody@example.org"]) {
    await page.getByLabel("E-mail").fill(who);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toHaveText(
      "Wrong e-mail address or password. Check both and try again.",
    );
    await expect(page.getByLabel("E-mail")).toHaveValue(who);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
  // A change of language keeps neither the refusal nor the way lost.
  await chooses(page, "ru");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await chooses(page, "en");
  await page.getByLabel("E-mail").fill("judge@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/trainings\/1$/);
});

test("a keyboard is enough to sign in, read and check in", async ({ page }) => {
  await page.goto("/sign-in");
  await tabsTo(page, page.getByRole("button", { name: "English" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await tabsTo(page, page.getByLabel("E-mail"));
  await page.keyboard.type("judge@example.org");
  await tabsTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(PASSWORD);
  await tabsTo(page, page.getByRole("button", { name: "Sign in" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");

  // The first stop of every page skips what every page begins with.
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to main content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("main :focus")).toHaveCount(1);

  await tabsTo(page, card(page, TODAY).getByRole("button", { name: "Check in" }));
  await page.keyboard.press("Enter");
  await expect(said(page, "You are checked in.")).toBeVisible();

  // The lesson, its contents, and a question.
  await page.goto("/");
  await tabsTo(page, page.getByRole("link", { name: TODAY }));
  await page.keyboard.press("Enter");
  await tabsTo(page, page.locator(".lessons").getByRole("link", { name: "The framework", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The framework");
  await tabsTo(page, page.getByRole("navigation", { name: "In this lesson" }).getByRole("link", { name: "Who decides" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Who decides" })).toBeInViewport();
  await tabsTo(page, page.getByRole("button", { name: "Mark as read and continue" }), 250);
  await page.keyboard.press("Enter");
  await expect(said(page, "The lesson is marked as read.")).toBeVisible();
});

test("the focus is seen wherever it is", async ({ page }) => {
  await signsIn(page, "organizer");
  for (const path of ["/", "/trainings/2", "/trainings/2/people", "/trainings/new", "/trainings/2/sessions/new", "/account"]) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    const unseen: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      const found = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        // The button inside a date field is the browser's own, with a ring of its own.
        const inside = element.matches("[type=date], [type=time]") && !element.matches(":focus-visible");
        const outlined = inside || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const covered = !!top && !element.contains(top) && !top.contains(element);
        return { name: element.outerHTML.slice(0, 120), seen: outlined && !covered, outlined, covered };
      });
      if (!found) break;
      if (!found.seen) unseen.push(`${path}: ${JSON.stringify(found)}`);
      await page.keyboard.press("Tab");
    }
    expect(unseen).toEqual([]);
  }
});

/** Presses the tabulator until the focus is there. */
async function tabsTo(page: Page, where: Locator, most = 60): Promise<void> {
  await expect(where).toHaveCount(1);
  for (let stop = 0; stop < most; stop += 1) {
    if (await where.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(where, "the tabulator comes by").toBeFocused({ timeout: 100 });
}

test("a slip of paper lets a judge in who has no password, and she checks in", async ({ page: desk, another }) => {
  await signsIn(desk, "organizer");
  await opens(desk, TODAY);
  await desk.getByRole("link", { name: "People" }).click();
  await desk.getByRole("link", { name: "Judge 09" }).click();
  await desk.getByRole("button", { name: "Slip for the room: Judge 09" }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Slips for the room");
  await expect(desk.locator(".slip svg")).toBeVisible();
  const code = await desk.locator(".slip code").innerText();

  const judge = await another(PHONE);
  await judge.goto("/arrive");
  await chooses(judge, "en");
  await judge.getByLabel("Code of the slip").fill(code.toLowerCase());
  await judge.getByRole("button", { name: "Go on" }).tap();
  await expect(judge.getByText("To check in to “Opening and pre-test”")).toBeVisible();
  await judge.getByRole("button", { name: "Yes, I am Judge 09" }).tap();
  await readsTheNotice(judge);
  await judge.getByRole("button", { name: "Check in" }).tap();
  await expect(said(judge, "You are checked in.")).toBeVisible();

  // Later, in the break: a password of her own.
  await judge.goto("/account");
  await judge.getByLabel("Password", { exact: true }).fill("wind over the wide steppe");
  await judge.getByRole("button", { name: "Choose the password" }).tap();
  await expect(said(judge, "Your password has been set.")).toBeVisible();

  // The slip is used up.
  const other = await another(PHONE);
  await other.goto(`/arrive/${code}`);
  await chooses(other, "en");
  await expect(other.getByRole("alert")).toContainText("This code was used, has expired or was never made.");
});
