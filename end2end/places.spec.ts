/** An organizer brings in a list from a workbook, and keeps to the places that there are. */
import { join } from "node:path";

import type { Locator, Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { TODAY, awake, chooses, opens, readsTheNotice, said, signsIn } from "./people.ts";

test.use(DESK);

/** A workbook as organizers have it: headings in Russian on its second sheet, a formula, two rows that are not right. */
const WORKBOOK = join(import.meta.dirname, "lists/judges.xlsx");

test("an organizer brings in a list from a workbook", async ({ page }) => {
  await people(page);
  await page.getByLabel("List of participants").setInputFiles(WORKBOOK);
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText("One row needs correcting. Nothing has been stored.")).toBeVisible();
  await expect(page.getByRole("region", { name: "What needs correcting" }).getByRole("row")).toHaveText([
    /Row\s*Person\s*Column\s*Value\s*Problem/,
    /5\s*Айгүл Сейітқызы\s*E-mail\s*B5\s*Row 2 has the same address\./,
  ]);
  await expect(page.getByLabel("E-mail in row 5, Айгүл Сейітқызы")).toHaveValue("AIGUL@example.org");
  // A region that is none of Kazakhstan's leaves nobody out.
  await expect(page.getByRole("region", { name: "Worth checking" })).toContainText("Kazakhstan has no such region.");
  await expect(page.getByLabel("Region in row 4, Ann Gray")).toHaveValue("Атлантида");
  const fresh = page.getByRole("region", { name: "New people" }).getByRole("row");
  await expect(fresh.nth(1)).toContainText("Айгүл Сейітқызы");
  await expect(fresh.nth(2)).toContainText("Иван Ёлкин");
  await page.getByRole("button", { name: "Enrol the 3 good rows and leave out one" }).click();
  await expect(said(page, "The people of the list have been enrolled.")).toBeVisible();
  await expect(row(page, "aigul@example.org")).toContainText("Алматы қалалық соты");
  await expect(row(page, "ivan@example.org")).toContainText("Иван Ёлкин");
});

test("who comes when all places are taken waits, and moves up when somebody withdraws", async ({ page, another }) => {
  await people(page);
  const list = page.url();
  await page.getByRole("link", { name: TODAY }).click();
  await page.getByRole("link", { name: "Change the training" }).click();
  await page.getByLabel("Places for judges").fill("20");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(said(page, "The training has been changed.")).toBeVisible();
  await page.goto(list);
  await expect(page.getByText("20 of 20 places are taken; waiting: 0.")).toBeVisible();
  await page.getByText("Enter one person by hand").click();
  await page.getByLabel("Name").fill("Judge Zarina");
  await page.getByLabel("E-mail").fill("zarina@example.org");
  await page.getByRole("button", { name: "Add a person" }).click();
  await expect(row(page, "zarina@example.org")).toContainText("waiting");
  await expect(page.getByText("20 of 20 places are taken; waiting: 1.")).toBeVisible();

  // Who waits is told her number, and is not in the register.
  await row(page, "zarina@example.org").getByRole("link", { name: "Judge Zarina" }).click();
  await page.getByRole("button", { name: "Invitation link: Judge Zarina" }).click();
  const zarina = await another(PHONE);
  await zarina.goto(await page.locator(".links code").innerText());
  await chooses(zarina, "en");
  await zarina.getByLabel("Password", { exact: true }).fill("wind over the wide steppe");
  await zarina.getByRole("button", { name: "Set the password and sign in" }).tap();
  await readsTheNotice(zarina);
  await expect(zarina.getByText(`You are number 1 on the waiting list of “${TODAY}”.`)).toBeVisible();

  // Somebody withdraws: the first in the line moves up, and the marks of the one who left stay.
  await page.goto(list);
  await row(page, "judge20@example.org").getByRole("link", { name: "Judge 20" }).click();
  await page.getByRole("button", { name: "Note as withdrawn: Judge 20" }).click();
  await expect(said(page, "The person has been noted as withdrawn.")).toBeVisible();
  await expect(row(page, "judge20@example.org")).toContainText("withdrawn");
  await expect(row(page, "zarina@example.org")).not.toContainText("waiting");
  await zarina.goto("/");
  await expect(zarina.getByText("waiting list")).toHaveCount(0);
  await zarina.getByRole("link", { name: TODAY }).tap();
  await expect(zarina.getByRole("button", { name: "Check in" })).toBeVisible();

  // Coming back means waiting, until there is room.
  await row(page, "judge20@example.org").getByRole("link", { name: "Judge 20" }).click();
  await page.getByRole("button", { name: "Take in again: Judge 20" }).click();
  await expect(said(page, "The person is back in the training or, if it is full, on the waiting list.")).toBeVisible();
  await expect(row(page, "judge20@example.org")).toContainText("waiting");
  await row(page, "judge19@example.org").getByRole("link", { name: "Judge 19" }).click();
  await page.getByRole("button", { name: "Note as withdrawn: Judge 19" }).click();
  await expect(row(page, "judge20@example.org")).not.toContainText("waiting");
});

test("who waits and stands in the room is found and let in by one tap", async ({ page }) => {
  await people(page);
  const list = page.url();
  await page.getByRole("link", { name: TODAY }).click();
  const training = page.url();
  await page.getByRole("link", { name: "Change the training" }).click();
  await page.getByLabel("Places for judges").fill("20");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto(list);
  await page.getByText("Enter one person by hand").click();
  await page.getByLabel("Name").fill("Judge Zarina");
  await page.getByLabel("E-mail").fill("zarina@example.org");
  await page.getByRole("button", { name: "Add a person" }).click();
  await expect(row(page, "zarina@example.org")).toContainText("waiting");

  await page.goto(training);
  await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await awake(page, page.locator(".statuses button"));
  await page.getByRole("searchbox").fill("зарина");
  await expect(page.locator(".person:visible")).toHaveCount(1);
  await page.getByRole("button", { name: "Let in: Judge Zarina" }).click();
  // The page comes anew, with a row for her like everybody's.
  const zarina = page.locator(".person").filter({ hasText: "Judge Zarina" });
  await expect(zarina.locator("[aria-pressed=true]")).toHaveCount(1);
  await expect(page.locator(".at-the-door")).toHaveCount(0);
  await page.goto(list);
  await expect(page.getByText("21 of 20 places are taken; waiting: 0.")).toBeVisible();
});

/** Opens the people of the training that is on today. */
async function people(page: Page): Promise<void> {
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  await page.getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
}

/** The row of a person. */
function row(page: Page, address: string): Locator {
  return page.getByRole("row").filter({ hasText: address });
}
