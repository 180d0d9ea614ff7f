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

test("a programme is pasted from a sheet, mended in one row and added", async ({ page }) => {
  const training = await makesATraining(page);
  await page.getByRole("link", { name: "Add several sessions" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Several sessions at once");
  const [first, second] = [day(0), day(1)].map((date) => date.split("-").reverse().join("."));
  const rows = [
    ["Дата", "Время", "Тема", "Зал", "Ссылка", "Тренеры"],
    [first, "9:00–10:30", "Opening", "Hall 1", "https://meet.example.org/1", "A. Seitkali"],
    ["", "11:00–12:30", "Evidence", "Hall 1", "", "B. Akhmetov"],
    [second, "9.00-10.30", "Credibility", "Hall 2", "", "A. Seitkali"],
    ["", "11-00 – 10-30", "Closing", "Hall 2", "", ""],
  ];
  await page.getByLabel("Rows from a sheet").fill(rows.map((row) => row.join("\t")).join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).tap();

  // One stands in the cell with which something is wrong.
  await expect(page.getByText("One row needs correcting. Nothing has been added.")).toBeVisible();
  const ends = page.getByLabel("Ends in row 4");
  await expect(ends).toBeFocused();
  await expect(ends).toHaveValue("10:30");
  await expect(ends).toHaveAccessibleDescription(/10:30 is not after the beginning/);
  await expect(page.getByLabel("Day in row 2", { exact: true })).toHaveValue(first ?? "");
  await expect(page.getByLabel("Title in Kazakh in row 1")).toHaveValue("Opening");

  // Sent too early it says so, and all that was typed is still there.
  await page.getByLabel("Place in row 3").fill("Hall 3");
  await page.getByRole("button", { name: "Add 4 sessions" }).tap();
  await expect(page.getByRole("alert")).toContainText("One row needs correcting. Nothing has been added.");
  await expect(page.getByLabel("Place in row 3")).toHaveValue("Hall 3");
  await page.getByLabel("Ends in row 4").fill("12:30");
  await page.getByRole("button", { name: "Add 4 sessions" }).tap();
  await expect(said(page, "The sessions have been added.")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${training}/agenda.*#day-${day(0)}$`));
  await expect(page.locator(`#day-${day(0)} .session`)).toHaveText([/09:00–10:30\s*Opening\s*Hall 1 · A. Seitkali/, /11:00–12:30\s*Evidence/]);
  await expect(page.locator(`#day-${day(1)} .session`)).toHaveText([/09:00–10:30\s*Credibility\s*Hall 3/, /11:00–12:30\s*Closing\s*Hall 2/]);

  // By hand, one more: its room is taken, which is said before it is added all the same.
  await page.getByRole("link", { name: "Add several sessions" }).tap();
  await page.getByLabel("Day in row 1").fill(first ?? "");
  await page.getByLabel("Begins in row 1").fill("10-12");
  await page.getByLabel("Title in English in row 1").fill("Open house");
  await page.getByLabel("Place in row 1").fill("Hall 1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“Opening” is in this room from 09:00 to 10:30.")).toBeVisible();
  await page.getByRole("button", { name: "Add one session" }).tap();
  await expect(page.locator(`#day-${day(0)} .session`)).toHaveCount(3);
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
