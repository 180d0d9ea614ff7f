/** The organizer's day: from home to the register of what is on in one tap, and how a training ends. */
import { PHONE, expect, test } from "./house.ts";
import { TODAY, card, opens, said, signsIn } from "./people.ts";

test.use(PHONE);

test("today's register is one tap from home, and the day's numbers lead on", async ({ page }) => {
  await signsIn(page, "organizer");
  const take = card(page, TODAY).getByRole("link", { name: /^Take the register/ }).first();
  await expect(take).toBeInViewport();
  await take.tap();
  await expect(page.locator(".person")).toHaveCount(20);
  await opens(page, TODAY);
  await expect(page.locator(".next").getByRole("link", { name: /^Show the code/ }).first()).toBeVisible();
  const numbers = page.getByRole("list", { name: "The training in numbers" });
  await expect(numbers.getByRole("link")).toHaveCount(6);
  await numbers.getByRole("link", { name: /judges on the list/ }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
});

test("a training is archived, read, and opened again", async ({ page }) => {
  await signsIn(page, "organizer");
  await opens(page, TODAY);
  await page.getByRole("link", { name: "Archive, cancel or delete" }).tap();
  await page.getByRole("button", { name: /^Archive/ }).tap();
  await expect(said(page, "The training has been archived.")).toBeVisible();
  await expect(page.getByText(/This training is archived since/)).toBeVisible();
  await page.goto("/");
  await expect(card(page, TODAY)).toHaveCount(0);
  await page.getByText(/^Archived trainings/).tap();
  await page.getByRole("link", { name: TODAY }).tap();
  await page.getByRole("link", { name: "Archive, cancel or delete" }).tap();
  await page.getByRole("button", { name: /^Open again/ }).tap();
  await expect(said(page, "The training is open again.")).toBeVisible();
});
