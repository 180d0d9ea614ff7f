/** An organizer makes a training on a phone, brings in its people, and takes the register. */
import { readFile } from "node:fs/promises";

import type { Locator, Page } from "@playwright/test";

import { PHONE, expect, test } from "./house.ts";
import { TODAY, awake, day, opens, readsTheNotice, said, signsIn } from "./people.ts";

test.use(PHONE);

const TITLE = "Credibility in asylum cases";

/** A list as an organizer has it: rows 3 and 5 of the spreadsheet are not right, row 6 repeats row 2. */
const LIST = [
  "name;email;court;region;position;language",
  "Judge Ayan;ayan@example.org;Суд города Астаны;KZ-71;Судья;kk",
  "Judge Boris;boris-at-example.org;Суд;Атлантида;Судья;ru",
  'Judge "Clara", presiding;clara@example.org;Court of Almaty;Almaty;Chair;en',
  ";dina@example.org;Суд;KZ-75;Судья;ru",
  "Judge Ayan again;AYAN@example.org;Суд;KZ-71;Судья;ru",
].join("\r\n");

test("an organizer makes a training, with its sessions and its people", async ({ page, another }) => {
  await signsIn(page, "organizer");
  await page.getByRole("link", { name: "New training" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New training");

  // A form that is refused keeps what was typed.
  const typed = {
    "Title in Kazakh": "Сенімділікті бағалау",
    "Title in Russian": "Оценка достоверности",
    "Title in English": TITLE,
    "Place": "Алматы, \"Rixos\" & <зал>",
    "First day": day(1),
    "Last day": day(0),
    "Time zone": "Asia/Almaty",
  };
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Make the training" }).click();
  await expect(page.getByRole("alert")).toHaveText("The end comes before the beginning. Check both.");
  for (const [label, text] of Object.entries(typed)) await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  await expect(page.getByLabel("Last day")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("First day").fill(day(0));
  await page.getByLabel("Last day").fill(day(1));
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Make the training" }).click();
  await expect.soft(page.getByRole("alert")).toContainText("“Time zone” could not be understood");
  await page.getByLabel("Time zone").fill("Asia/Almaty");
  await page.getByRole("button", { name: "Make the training" }).click();
  await expect(said(page, "The training has been made.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
  await expect(page.getByText(typed.Place)).toBeVisible();
  await expect(page.getByText("No sessions yet.")).toBeVisible();
  const training = new URL(page.url()).pathname;

  // Sessions: one on a day that is not the training's, then right.
  await page.getByRole("link", { name: "Add a session" }).click();
  await page.getByLabel("Title in Kazakh").fill("Ашылуы");
  await page.getByLabel("Title in Russian").fill("Открытие");
  await page.getByLabel("Title in English").fill("Opening");
  await page.getByLabel("Day", { exact: true }).fill(day(9));
  await page.getByLabel("Begins").fill("09:00");
  await page.getByLabel("Ends").fill("10:30");
  await page.getByRole("button", { name: "Add a session" }).click();
  await expect(page.getByRole("alert")).toContainText("The training does not include this day.");
  await expect(page.getByLabel("Begins")).toHaveValue("09:00");
  await page.getByLabel("Day", { exact: true }).fill(day(0));
  await page.getByRole("button", { name: "Add a session" }).click();
  await expect(said(page, "The session has been added.")).toBeVisible();
  const session = page.locator(".session");
  await expect(session).toHaveCount(1);
  await expect(session).toContainText("09:00–10:30");
  await session.getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("Begins")).toHaveValue("09:00");
  await page.getByLabel("Ends").fill("11:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(said(page, "The session has been changed.")).toBeVisible();
  await expect(session).toContainText("09:00–11:00");

  // A list with rows that are not right: each is told with its row and column, nothing is stored.
  await page.getByRole("link", { name: "People" }).click();
  await brings(page, LIST);
  await expect(page.getByText("3 rows need correcting. Nothing has been stored.")).toBeVisible();
  const problems = page.getByRole("region", { name: "What needs correcting" }).getByRole("row");
  await expect(problems).toHaveText([
    /Row\s*Person\s*Column\s*Value\s*Problem/,
    /3\s*Judge Boris\s*E-mail\s*This is not an e-mail address\./,
    /5\s*dina@example\.org\s*Name\s*This is empty\./,
    /6\s*Judge Ayan again\s*E-mail\s*Row 2 has the same address\./,
  ]);
  await expect(page.getByLabel("E-mail in row 3, Judge Boris")).toHaveValue("boris-at-example.org");
  const list = page.url();
  await page.goto(`${training}/people`);
  await expect(page.getByText("ayan@example.org")).toHaveCount(0);
  await page.goto(list);
  await page.getByRole("button", { name: "Enrol the 2 good rows and leave out 3" }).click();
  await expect(said(page, "The people of the list have been enrolled.")).toBeVisible();
  const people = page.getByRole("region", { name: "People" }).getByRole("row");
  await expect(people.filter({ hasText: "ayan@example.org" })).toContainText("Суд города Астаны");
  await expect(people.filter({ hasText: "clara@example.org" })).toContainText('Judge "Clara", presiding');
  await expect(people).toHaveCount(1 + 3);

  // What is no list at all, and a list without a column.
  await brings(page, "PK\u0003\u0004");
  await expect(page.getByText("This file cannot be read as a list.").first()).toBeVisible();
  await brings(page, "name;email\r\nA;a@example.org");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Which column is which?");
  await expect(page.getByLabel("Court")).toHaveValue("");
  await page.goto(`${training}/people`);

  // Links to hand out; one of them is opened by its person.
  await page.getByRole("button", { name: "Make invitation links for all of them" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invitation links");
  const links = page.locator(".links").getByRole("listitem");
  await expect(links).toHaveCount(2);
  const link = await links.filter({ hasText: "Clara" }).locator("code").innerText();
  const clara = await another(PHONE);
  await clara.goto(link);
  await expect(clara.getByText('Judge "Clara", presiding, choose a password for your account.')).toBeVisible();
  await clara.getByLabel("Password", { exact: true }).fill("four quiet mountain lakes");
  await clara.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(said(clara, "Your password has been set.")).toBeVisible();
  await readsTheNotice(clara);
  await expect(clara.getByRole("heading", { name: TITLE })).toBeVisible();
  await page.goto(`${training}/people`);
  await expect(people.filter({ hasText: "clara@example.org" })).toContainText("in use");
  await expect(page.getByText("One person has not chosen a password yet.")).toBeVisible();
});

test("an organizer takes the register by tapping, mends a slip, corrects with a reason, downloads", async ({ page, watch }) => {
  await takesTheRegister(page);
  const ayan = person(page, "Judge 02");
  await stays(page);

  const below = person(page, "Judge 03");
  await button(ayan, "present").scrollIntoViewIfNeeded();
  const before = await below.boundingBox();
  await tap(ayan, "present");
  await expect(ayan.getByRole("status")).toHaveText("Saved");
  expect.soft(await below.boundingBox(), "nothing moves under the finger").toEqual(before);
  await expect(page.locator(".register-counts")).toHaveText(/^present\s*1\s*late\s*0\s*left early\s*0\s*partly there\s*0\s*absent\s*0\s*excused\s*0\s*not marked\s*19$/);
  // A finger that hit the wrong button is put right by tapping again.
  const botagoz = person(page, "Judge 03");
  await tap(botagoz, "absent");
  await expect(botagoz.getByRole("status")).toHaveText("Saved");
  await tap(botagoz, "late");
  await expect(botagoz.getByRole("status")).toHaveText("Saved");
  await pressed(botagoz, "late");
  expect(await stayed(page), "no page was loaded").toBe(true);
  await page.reload();
  await pressed(person(page, "Judge 02"), "present");
  await pressed(person(page, "Judge 03"), "late");

  // A correction needs a reason, and keeps it.
  await person(page, "Judge 03").getByRole("link", { name: "Judge 03" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Judge 03");
  await expect(page.locator(".history").getByRole("listitem")).toHaveCount(2);
  await page.getByLabel("Attendance").selectOption("excused");
  await page.locator(".correction").getByLabel("Reason").fill("   ");
  await page.getByRole("button", { name: "Correct the mark" }).click();
  await expect(page.getByRole("alert")).toContainText("A mark that has been made can be changed only with a reason.");
  await expect(page.getByLabel("Attendance")).toHaveValue("excused");
  await page.locator(".correction").getByLabel("Reason").fill("Sat in an urgent hearing, letter of the court of today");
  await page.getByRole("button", { name: "Correct the mark" }).click();
  await expect(said(page, "The mark has been corrected.")).toBeVisible();
  const history = page.locator(".history").getByRole("listitem");
  await expect(history).toHaveCount(3);
  await expect(history.last()).toContainText("excused");
  await expect(history.last()).toContainText("Organizer · correction");
  await expect(history.last()).toContainText("Sat in an urgent hearing");

  // What was corrected is not changed by a tap.
  await page.getByRole("link", { name: "Opening and pre-test" }).click();
  await awake(page, page.locator(".statuses button"));
  await pressed(person(page, "Judge 03"), "excused");
  watch.expects(/Failed to load resource.*\/api\/attendance\/record\)/);
  await tap(person(page, "Judge 03"), "absent");
  await expect(person(page, "Judge 03").getByRole("status")).toHaveText("Not saved: this needs a reason. Open the name.");
  await pressed(person(page, "Judge 03"), "excused");

  // The register of the whole training, and its file.
  await page.getByRole("link", { name: "Attendance", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: "Judge 03" });
  await expect(row).toContainText("excused");
  await expect(page.getByRole("row", { name: /^There/ })).toContainText("1 / 20");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^.+, Attendance, \d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  const lines = text.replace(/^\ufeff/, "").split("\r\n").filter(Boolean);
  expect(text.startsWith("\ufeff"), "spreadsheets see that it is UTF-8").toBe(true);
  expect(lines).toHaveLength(1 + 20);
  expect(lines[0]).toMatch(/^Name,E-mail,Court,Region,Position,"?Opening and pre-test \(\d{4}-\d\d-\d\d \d\d:\d\d–\d\d:\d\d, Asia\/Almaty\)"?,/);
  expect(lines.find((line) => line.startsWith("Judge 02,"))).toMatch(/^Judge 02,judge02@example\.org,.+,Судья,present,not marked,/);
  expect(lines.find((line) => line.startsWith("Judge 03,"))).toContain(",excused,");
});

test("the roll call keeps marks while the server is away, also when the page is loaded again", async ({ page, house, watch }) => {
  await takesTheRegister(page);
  await stays(page);
  const first = person(page, "Judge 02");
  await tap(first, "present");
  await expect(first.getByRole("status")).toHaveText("Saved");

  await house.stop();
  // What goes by way of the worker has failed, however it did.
  watch.expects(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_FAILED/);
  const second = person(page, "Judge 03");
  await tap(second, "late");
  await expect(second.getByRole("status")).toHaveText("Waiting for the network; it will be sent automatically");
  const third = person(page, "Judge 04");
  await tap(third, "absent");
  await expect(page.getByText("Marks waiting for the network: 2")).toBeVisible();
  await pressed(first, "present");
  await pressed(second, "late");
  expect(await stayed(page), "the page is kept").toBe(true);

  // The marks go out by themselves, in order, once; a page that is loaded again has them.
  await house.serve();
  await expect(second.getByRole("status")).toHaveText("Saved", { timeout: 60_000 });
  await expect(third.getByRole("status")).toHaveText("Saved", { timeout: 60_000 });
  await expect(page.getByText("Marks waiting for the network")).toHaveCount(0);
  await page.reload();
  await pressed(second, "late");
  await pressed(third, "absent");
});

/** Opens the roll call of the session that is on. */
async function takesTheRegister(page: Page): Promise<void> {
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opening and pre-test");
}

/** The row of a person. */
function person(page: Page, name: string): Locator {
  return page.locator(".person").filter({ has: page.getByRole("link", { name, exact: true }) });
}

function button(row: Locator, status: string): Locator {
  return row.getByRole("button", { name: status, exact: true });
}

async function tap(row: Locator, status: string): Promise<void> {
  await button(row, status).tap();
}

async function pressed(row: Locator, status: string): Promise<void> {
  await expect(button(row, status)).toHaveAttribute("aria-pressed", "true");
  await expect(row.locator('[aria-pressed="true"]')).toHaveCount(1);
}

/** Marks the page, once it is awake, so that it is seen whether it was loaded again. */
async function stays(page: Page): Promise<void> {
  await awake(page, page.locator(".statuses button"));
  await page.evaluate(() => document.body.setAttribute("data-stays", ""));
}

async function stayed(page: Page): Promise<boolean> {
  return page.evaluate(() => document.body.hasAttribute("data-stays"));
}

/** Chooses a file of participants and has it read. */
async function brings(page: Page, text: string): Promise<void> {
  const file = { name: "judges.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("List of participants").setInputFiles(file);
  await page.getByRole("button", { name: "Read the list" }).click();
}
