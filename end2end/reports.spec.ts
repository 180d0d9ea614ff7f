/** An organizer adds who is not on the list, reads the register from all sides, prints and downloads. */
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { DESK, expect, test } from "./house.ts";
import { TODAY, addsGuest, marksAllPresent, opens, said, signsIn } from "./people.ts";

test.use(DESK);

const NOW = "Opening and pre-test";

test("an organizer adds a guest with a name alone, and joins the address later without loss", async ({ page }) => {
  const register = await takesTheRegister(page);
  const guest = await addsGuest(page, "Сұлтан Қасымұлы");

  // Nobody can be written to without an address, and the list of people says so.
  await page.goto(`${register.training}/people`);
  const row = page.getByRole("row").filter({ hasText: "Сұлтан Қасымұлы" });
  await expect(row).toContainText("no address yet");
  await expect(row).not.toContainText("@");
  await row.getByRole("link", { name: "Сұлтан Қасымұлы" }).click();
  await expect(page.getByRole("button", { name: /Invitation link|Send by e-mail/ })).toHaveCount(0);

  await page.goto(register.path);
  await guest.getByRole("link", { name: "Сұлтан Қасымұлы" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Сұлтан Қасымұлы");
  const join = page.locator("form").filter({ has: page.getByRole("button", { name: "Note the address" }) });
  await join.getByLabel("E-mail").fill("sultan@example");
  await join.getByRole("button").click();
  await expect(page.getByRole("alert")).toContainText("“E-mail” could not be understood");
  await expect(join.getByLabel("E-mail")).toHaveValue("sultan@example");
  await join.getByLabel("E-mail").fill("sultan@example.org");
  await join.getByRole("button").click();
  await expect(said(page, "The address has been saved; all marks are kept.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Сұлтан Қасымұлы" })).toContainText("present");
  await page.goto(`${register.training}/people`);
  await expect(row).toContainText("sultan@example.org");
  await row.getByRole("link", { name: "Сұлтан Қасымұлы" }).click();
  await expect(page.getByRole("button", { name: "Invitation link: Сұлтан Қасымұлы" })).toBeVisible();
});

test("a guest turns out to be somebody on the list: the marks go over", async ({ page }) => {
  const register = await takesTheRegister(page);
  const guest = await addsGuest(page, "Judge Twenty");
  await guest.getByRole("link", { name: "Judge Twenty" }).click();
  await page.getByLabel("E-mail").fill("judge20@example.org");
  await page.getByRole("button", { name: "Note the address" }).click();
  await expect(page.getByRole("alert")).toContainText("This address belongs to Judge 20");
  await page.getByLabel("Yes, this is the same person").check();
  await page.getByRole("button", { name: "Note the address" }).click();
  await expect(said(page, "The address has been saved; all marks are kept.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: /^Judge 20/ })).toContainText("present");
  await expect(page.getByRole("row", { name: /^There/ })).toContainText("1 / 20");
  await page.goto(register.path);
  await expect(page.locator(".person").filter({ hasText: "Judge 20" }).getByRole("button", { name: "present" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".person").filter({ hasText: "Judge Twenty" })).toHaveCount(0);
});

test("the register is read by session, by person and by group, and every cell has its history", async ({ page }) => {
  await takesTheRegister(page);
  await marksAllPresent(page, 20);
  await page.getByRole("link", { name: "Attendance", exact: true }).click();

  const matrix = page.getByRole("region", { name: "Attendance" });
  await expect(matrix.getByRole("columnheader")).toHaveText([
    "Name", "Of those held", "Of all planned", new RegExp(NOW), /1951 Convention/, /guest judges/, /Country-of-origin/, /Reviewing/, /Final test/,
  ]);
  await expect(matrix.getByRole("row", { name: /^There/ })).toContainText("20 / 20");
  const judge = matrix.getByRole("row").filter({ hasText: "Judge 07" });
  await expect(judge.getByRole("cell")).toHaveText([/^(—|100%)$/, "17%", "present", "—", "—", "—", "—", "—"]);
  await judge.getByRole("link", { name: "present" }).click();
  await expect(page.locator(".history > li")).toContainText("Organizer · roll call");
  await page.goBack();

  // Of some of the people; the choice goes along to the other pages and into the files.
  await page.getByRole("combobox", { name: "Region" }).selectOption({ label: "Kostanay Region" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(matrix.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("link", { name: "Download as XLSX" })).toHaveAttribute("href", /region=KZ-39/);
  await page.getByRole("link", { name: "Attendance by group" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Attendance by group");
  await expect(page.getByRole("combobox", { name: "Region" })).toHaveValue("KZ-39");
  await page.getByRole("link", { name: "Show everybody" }).click();
  const regions = page.getByRole("region", { name: "Region" });
  await expect(regions.getByRole("row")).toHaveCount(1 + 20);
  await expect(page.getByRole("region", { name: "Position" }).getByRole("row").nth(1)).toHaveText(/^Судья\s*20\s*(—|100%)\s*17%$/);
  await regions.getByRole("link", { name: "Abai Region" }).click();
  await expect(matrix.getByRole("row")).toHaveCount(3);
});

test("a sheet for signatures is printed: a page for each day, nothing off the paper", async ({ page }) => {
  const { training } = await takesTheRegister(page);
  await page.goto(`${training}/register`);
  await page.getByRole("link", { name: "Signature sheet" }).click();
  const sheets = page.locator(".signatures");
  // A head of two rows, everybody, and lines for guests.
  await expect(sheets.first().getByRole("row")).toHaveCount(2 + 20 + 5);
  const sessions = await sheets.getByRole("columnheader").filter({ hasText: /\d\d:\d\d–\d\d:\d\d/ }).count();
  expect(sessions, "each session has its column").toBe(6);

  // A4 within the margins of the style: what is wider would be cut off.
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: Math.floor((178 / 25.4) * 96), height: Math.floor((261 / 25.4) * 96) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, "nothing off the paper").toBeLessThanOrEqual(0);
  for (const table of await page.locator(".signatures table").all()) {
    const over = await table.evaluate((element) => element.scrollWidth - (element.parentElement?.clientWidth ?? 0));
    expect(over, "the table fits the paper").toBeLessThanOrEqual(0);
  }
  await expect(page.getByRole("button", { name: "Sign out" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Attendance" })).toBeHidden();
  const room = await sheets.first().getByRole("row").nth(1).getByRole("cell").last().boundingBox();
  expect(room?.height, "room to sign").toBeGreaterThanOrEqual(50);
});

test("the register is downloaded as a workbook and as text", async ({ page }) => {
  const { training } = await takesTheRegister(page);
  await page.goto(`${training}/register`);
  const file = async (link: string): Promise<{ name: string; bytes: Buffer }> => {
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: link }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const workbook = await file("Download as XLSX");
  expect(workbook.name).toMatch(/^.+, Attendance, \d{4}-\d\d-\d\d\.xlsx$/);
  expect(workbook.bytes.subarray(0, 4).toString("latin1"), "a ZIP archive, as workbooks are").toBe("PK\u0003\u0004");
  expect(workbook.bytes.includes("xl/workbook.xml")).toBe(true);
  // The summary, and a sheet for each of the two days or the one on which all sessions are.
  expect(workbook.bytes.includes("xl/worksheets/sheet2.xml")).toBe(true);
  const text = await file("Download as CSV");
  expect(text.name).toMatch(/^.+, Attendance, \d{4}-\d\d-\d\d\.csv$/);
  expect(text.bytes.toString("utf8").split("\r\n").filter(Boolean)).toHaveLength(1 + 20);
});

/** Opens the register of the session that is on; gives its path and that of its training. */
async function takesTheRegister(page: Page): Promise<{ path: string; training: string }> {
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  const training = new URL(page.url()).pathname;
  await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOW);
  return { path: new URL(page.url()).pathname, training };
}
