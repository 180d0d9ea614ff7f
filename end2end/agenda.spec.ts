/** An organizer arranges the agenda: copies a day, moves a session, is told what cannot be right. */
import type { Locator, Page } from "@playwright/test";

import { PHONE, expect, test } from "./house.ts";
import { day, marksAllPresent, said, signsIn } from "./people.ts";

test.use(PHONE);

test("an organizer fills a day, copies it, and moves what has to be moved", async ({ page }) => {
  const training = await makesATraining(page);
  await adds(page, "Opening", "09:00", "10:30", "Hall 1");
  await adds(page, "Evidence", "11:00", "12:30", "Hall 1");

  // A day is copied with its rooms, to the same times of the training's clock.
  await page.getByRole("link", { name: "Arrange the agenda" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agenda");
  const first = page.locator(".day").first();
  await expect(first.locator(".session")).toHaveText([/09:00–10:30\s*Opening\s*Hall 1/, /11:00–12:30\s*Evidence\s*Hall 1/]);
  const copy = first.locator("form.copy");
  await expect(copy.getByLabel("Copy this day to").getByRole("option")).toHaveCount(2);
  await copy.getByLabel("Copy this day to").selectOption(day(2));
  await copy.getByRole("button", { name: "Copy" }).tap();
  await expect(said(page, "The sessions of the day have been copied.")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`#day-${day(2)}$`));
  const copied = page.locator(`#day-${day(2)}`);
  await expect(copied.locator(".session")).toHaveText([/09:00–10:30\s*Opening\s*Hall 1/, /11:00–12:30\s*Evidence\s*Hall 1/]);

  // Once more, as by Back and the button again: one copy is what is there.
  await copy.getByLabel("Copy this day to").selectOption(day(2));
  await copy.getByRole("button", { name: "Copy" }).tap();
  await expect(said(page, "The sessions of the day have been copied.")).toBeVisible();
  await expect(copied.locator(".session")).toHaveCount(2);

  // A session is moved: first to before its beginning, then into a room that is taken, then well.
  await copied.getByRole("link", { name: "Evidence" }).tap();
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue(day(2));
  await page.getByLabel("Ends").fill("10:00");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(page.getByRole("alert")).toContainText("The end comes before the beginning. Check both.");
  await expect(page.getByLabel("Ends")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Title in English")).toHaveValue("Evidence");
  await page.getByLabel("Begins").fill("10:00");
  await page.getByLabel("Ends").fill("11:00");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(page.getByRole("alert")).toContainText(/“Opening” is in this room on .+, from 09:00 to 10:30/);
  await page.getByLabel("Begins").fill("10:30");
  await page.getByLabel("Ends").fill("12:00");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(said(page, "The session has been changed.")).toBeVisible();
  await page.goto(`${training}/agenda`);
  await expect(copied.locator(".session")).toHaveText([/09:00–10:30\s*Opening/, /10:30–12:00\s*Evidence/]);

  // Two sessions in one room may be meant: who says so is heeded.
  await copied.getByRole("link", { name: "Evidence" }).tap();
  await page.getByLabel("Begins").fill("10:00");
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(page.getByRole("alert")).toContainText(/“Opening” is in this room on/);
  await page.getByLabel("Yes, this is right").check();
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(said(page, "The session has been changed.")).toBeVisible();

  // Over midnight, with the day on which it ends; and gone again, since nothing was marked there.
  await adds(page, "Night shift at the border", "23:00", "01:00", "", day(1));
  const night = page.locator(".session").filter({ hasText: "Night shift" });
  await expect(night).toContainText("23:00–01:00 (+1)");
  await night.getByRole("link", { name: "Change" }).tap();
  await expect(page.getByLabel("Last day")).toHaveValue(day(1));
  await page.getByRole("link", { name: "Delete the session" }).tap();
  await expect(page.getByText("“Night shift at the border”")).toBeVisible();
  await page.getByRole("button", { name: "Delete the session" }).tap();
  await expect(said(page, "The session has been deleted.")).toBeVisible();
  await expect(night).toHaveCount(0);
});

test("a session that was marked is moved only when that is meant, and is not deleted", async ({ page }) => {
  await makesATraining(page);
  await adds(page, "Opening", "09:00", "10:30", "");
  await page.getByRole("link", { name: "People" }).tap();
  await page.getByText("Enter one person by hand").tap();
  await page.getByLabel("Name").fill("Judge Zarina");
  await page.getByLabel("E-mail").fill("zarina@example.org");
  await page.getByRole("button", { name: "Add a person" }).tap();
  await page.getByRole("link", { name: TITLE }).tap();
  await page.locator(".session").getByRole("link", { name: "Register" }).tap();
  await marksAllPresent(page, 1);
  await page.getByRole("link", { name: TITLE }).tap();
  await page.locator(".session").getByRole("link", { name: "Change" }).tap();
  await page.getByRole("link", { name: "Delete the session" }).tap();
  await expect(page.getByText("One mark was made at this session, so it cannot be deleted.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete the session" })).toHaveCount(0);
  await page.goBack();
  await page.getByLabel("Day", { exact: true }).fill(day(1));
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(page.getByRole("alert")).toContainText("One person has already been marked at this session.");
  await page.getByLabel("Yes, this is right").check();
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(said(page, "The session has been changed.")).toBeVisible();
  await page.locator(".session").getByRole("link", { name: "Register" }).tap();
  await expect(person(page, "Judge Zarina").locator('[aria-pressed="true"]')).toHaveText("present");
});

const TITLE = "Credibility in asylum cases";

/** Makes a training of three days from today; gives its path. */
async function makesATraining(page: Page): Promise<string> {
  await signsIn(page, "organizer");
  await page.goto("/trainings/new");
  const fields = {
    "Title in Kazakh": "Сенімділік", "Title in Russian": "Достоверность", "Title in English": TITLE, "Place": "Алматы",
    "First day": day(0), "Last day": day(2), "Time zone": "Asia/Almaty",
  };
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Make the training" }).tap();
  await expect(said(page, "The training has been made.")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Adds a session to the first day of the training, from its page or its agenda. */
async function adds(page: Page, title: string, from: string, until: string, room: string, endsOn = ""): Promise<void> {
  await page.getByRole("link", { name: "Add a session" }).tap();
  for (const language of ["Kazakh", "Russian", "English"]) await page.getByLabel(`Title in ${language}`).fill(title);
  await page.getByLabel("Begins").fill(from);
  await page.getByLabel("Ends").fill(until);
  await page.getByLabel("Place").fill(room);
  if (endsOn) await page.getByLabel("Last day").fill(endsOn);
  await page.getByRole("button", { name: "Add a session" }).tap();
  await expect(said(page, "The session has been added.")).toBeVisible();
}

/** The row of a person in the register. */
function person(page: Page, name: string): Locator {
  return page.locator(".person").filter({ hasText: name });
}
