/** Letters without a mail server, and sessions in people's calendars. */
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { DESK, PHONE, type House, expect, test } from "./house.ts";
import { ASTANA, TODAY, chooses, marksAllPresent, opens, readsTheNotice, said, signsIn } from "./people.ts";

test.use(DESK);

test("without a mail server an administrator writes, finds the letters, and the link in one opens an account", async ({ page, house, another }) => {
  // An organizer could not see the links: they are not offered to write.
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  await page.getByRole("link", { name: "People" }).click();
  await expect(page.getByText("No mail server is set up, so no letters go out.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send invitations" })).toHaveCount(0);

  const chief = await another(DESK);
  await administers(chief, house);
  await chief.getByRole("link", { name: TODAY }).click();
  await chief.getByRole("link", { name: "People" }).click();
  await chief.getByRole("button", { name: "Send invitations", exact: true }).click();
  await expect(said(chief, "The invitations are written, but no mail server is set up.")).toBeVisible();
  // Nobody is written to twice in a day by a second click.
  await chief.getByRole("button", { name: "Send invitations", exact: true }).click();
  await expect(chief.getByRole("alert")).toContainText("Everybody here has been invited within the last day or has a password.");
  await chief.getByRole("link", { name: "Letters" }).click();
  await expect(chief.getByRole("heading", { level: 1 })).toHaveText("Letters");
  await expect(chief.getByText("No mail server is set up, so this server sends no letters.")).toBeVisible();
  const letter = chief.locator(".letters > li").filter({ hasText: "judge07@example.org" });
  await expect(letter).toContainText("waiting here");
  // In the language of the person, who reads Russian.
  await letter.getByText("Приглашение: Дела об убежище: обучение сегодня").click();
  await expect(letter.locator("pre")).toContainText("Здравствуйте, Judge 07!");
  const link = /http\S+\/invitations\/\S+/.exec(await letter.locator("pre").innerText())?.[0] ?? "";
  const judge = await another(PHONE);
  await judge.goto(link);
  await chooses(judge, "en");
  await judge.getByLabel("Password", { exact: true }).fill("four quiet mountain lakes");
  await judge.getByRole("button", { name: "Set the password and sign in" }).tap();
  await readsTheNotice(judge);
  await expect(judge.getByRole("heading", { name: TODAY })).toBeVisible();

  // Whoever has a password got a letter without a link.
  const trainer = chief.locator(".letters > li").filter({ hasText: "trainer@example.org" });
  await trainer.getByText("Приглашение:").click();
  await expect(trainer.locator("pre")).not.toContainText("/invitations/");
});

test("letters are for administrators alone", async ({ page, watch }) => {
  watch.expects(/status of 403 .*\/letters\)/);
  await signsIn(page, "organizer");
  await expect(page.getByRole("link", { name: "Letters" })).toHaveCount(0);
  await page.goto("/letters");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not allowed");
});

test("a judge takes the sessions into her calendar", async ({ page, request }) => {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Add to calendar (.ics)" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^training-\d+-\d{4}-\d\d-\d\d\.ics$/);
  const training = calendar(await readFile(await file.path(), "utf8"));
  expect(training.match(/BEGIN:VEVENT/g)).toHaveLength(6);
  expect(training).toContain("SUMMARY:Opening and pre-test");

  // An address of one's own has all trainings; it is shown once, and a new one ends it.
  await page.getByRole("link", { name: "Judge 01" }).click();
  await page.getByRole("link", { name: "Calendar" }).click();
  await page.getByRole("button", { name: "Create an address" }).click();
  const address = await page.locator("code").innerText();
  await expect(page.getByText("It is shown once; a new one replaces the old one.")).toBeVisible();
  const feed = calendar(await (await request.get(address)).text());
  // In the language that she is written to in, wherever the address is asked for.
  expect(feed).toContain("SUMMARY:Открытие и входной тест");
  expect(feed.match(/BEGIN:VEVENT/g)?.length, `also those of ${ASTANA}`).toBeGreaterThan(6);
  await page.goto("/account/calendar");
  await expect(page.locator("code")).toHaveCount(0);
  await expect(page.getByText("An address has been in use since")).toBeVisible();
  await page.getByRole("button", { name: "Create a new address" }).click();
  const renewed = await page.locator("code").innerText();
  expect(renewed).not.toBe(address);
  expect((await request.get(address)).status()).toBe(404);
  expect((await request.get(renewed)).status()).toBe(200);
});

test("an administrator erases a person: the name goes, the marks stay", async ({ page, house, another }) => {
  const organizer = await another(DESK);
  await signsIn(organizer, "organizer");
  await opens(organizer, TODAY);
  await organizer.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await marksAllPresent(organizer, 20);

  await administers(page, house);
  await page.getByRole("link", { name: TODAY }).click();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("row").filter({ hasText: "judge05@example.org" }).getByRole("link", { name: "Judge 05" }).click();
  await page.getByRole("link", { name: "Erase data" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Erase a person’s data");
  const pseudonym = /“(.+?)”/.exec(await page.getByText("The name becomes").innerText())?.[1] ?? "";
  await page.getByLabel("E-mail").fill("judge06@example.org");
  await page.getByRole("button", { name: "Erase for ever" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("E-mail").fill("judge05@example.org");
  await page.getByRole("button", { name: "Erase for ever" }).click();
  await expect(said(page, "The person’s data have been erased.")).toBeVisible();
  await organizer.getByRole("link", { name: "Attendance", exact: true }).click();
  await expect(organizer.getByRole("row").filter({ hasText: pseudonym })).toContainText("present");
  await expect(organizer.getByRole("row").filter({ hasText: "Judge 05" })).toHaveCount(0);
});

/** A text of a calendar, its folded lines in one piece. */
function calendar(text: string): string {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/END:VCALENDAR\r\n$/);
  return text.replaceAll("\r\n ", "");
}

/** Comes in as an administrator who was made on the command line. */
async function administers(page: Page, house: House): Promise<void> {
  const added = await house.torelik("user", "add", "chief@example.org", "--name", "Chief", "--language", "en", "--administrator");
  await page.goto(added.out.trim());
  await page.getByLabel("Password", { exact: true }).fill("tulips in the steppe");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByText("Your password has been set.")).toBeVisible();
  await readsTheNotice(page);
}
