/** A judge joins a session online; the page that stays open is counted by itself. */
import { DESK, PHONE, expect, test } from "./house.ts";
import { TODAY, opens, said, signsIn } from "./people.ts";

test.use(PHONE);

test("a judge joins online, and the page is seen while it is open", async ({ page, context, another, watch }) => {
  const organizer = await another(DESK);
  await signsIn(organizer, "organizer");
  await opens(organizer, TODAY);
  await organizer.locator(".session.now").getByRole("link", { name: "Change" }).click();
  await organizer.getByLabel("Link to join online").fill("https://meet.example.org/room");
  await organizer.getByLabel("Present online from, percent").fill("75");
  await organizer.getByRole("button", { name: "Save", exact: true }).click();
  await expect(said(organizer, "The session has been changed.")).toBeVisible();

  await page.clock.install();
  await signsIn(page, "judge");
  await opens(page, TODAY);
  await page.getByRole("link", { name: "Join online" }).click();
  await expect(page.getByText("at least 75% of the session")).toBeVisible();
  const seen = () => page.waitForResponse((answer) => answer.url().endsWith("/api/attendance/stay-online"));
  let next = seen();
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(said(page, "You have joined.")).toBeVisible();
  const meeting = page.getByRole("link", { name: "Open the meeting in a new tab" });
  await expect(meeting).toHaveAttribute("href", "https://meet.example.org/room");
  expect((await next).status(), "seen at once").toBe(200);
  next = seen();
  await page.clock.runFor(30_000);
  expect((await next).status(), "and again and again").toBe(200);
  await expect(page.locator(".online-minutes")).toHaveText("0");

  // Without a network it says so, and goes on when there is one.
  watch.expects(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await page.clock.runFor(30_000);
  await expect(page.getByRole("alert")).toContainText("The platform cannot be reached");
  await context.setOffline(false);
  await page.clock.runFor(30_000);
  await expect(page.getByRole("alert")).toBeHidden();

  await page.getByRole("button", { name: "I am still here" }).click();
  await expect(said(page, "Noted: you are still here.")).toBeVisible();
  await page.getByRole("button", { name: "Leave the session" }).click();
  await expect(said(page, "You have left.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Join again" })).toBeVisible();
});
