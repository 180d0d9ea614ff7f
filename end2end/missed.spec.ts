/** Questions that were missed come back: a judge sees when, and says whether she wants them. */
import { PHONE, expect, test } from "./house.ts";
import { TODAY, answersWhatHasOptions, handsIn, opens, opensFromList, signsIn } from "./people.ts";

test.use(PHONE);

test("a judge is told when what she missed comes back, and turns that off and on by a tap", async ({ page }) => {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  const training = new URL(page.url()).pathname;
  const missed = `${training}/practice/missed`;
  await page.goto(missed);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Questions you missed");
  await expect(page.getByText("There is no question that you missed.")).toBeVisible();

  // One of eight stays open.
  await opens(page, TODAY);
  await opensFromList(page, "Check yourself");
  await page.getByRole("button", { name: "Start" }).click();
  await answersWhatHasOptions(page);
  await handsIn(page);
  await expect(page.locator(".score")).toContainText("90 %");

  // It comes back in a week: on a day, and not before.
  await page.goto(missed);
  const week = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000);
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Almaty", day: "numeric", month: "long", year: "numeric" });
  await expect(page.getByText(`No question is back yet. The next one comes on ${day.format(week)}.`)).toBeVisible();
  await expect(page.locator("form.missed")).toHaveCount(0);
  await page.goto("/");
  await expect(page.locator("a[href$='/missed']")).toHaveCount(0);

  // Off by a tap, and on again.
  await page.goto(missed);
  await page.getByRole("button", { name: "Do not bring them back" }).click();
  await expect(page.getByText("Questions that you missed do not come back.")).toBeVisible();
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(page.getByText("Nothing is sent to you.")).toBeVisible();
});
