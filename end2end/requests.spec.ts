/** Judges ask for corrections and hand in excuses; the organizer answers; they see the answer. */
import type { Locator, Page } from "@playwright/test";

import { DESK, PHONE, expect, test } from "./house.ts";
import { TODAY, opens, said, signsIn } from "./people.ts";

test.use(PHONE);

const NOW = "Opening and pre-test";
const LAST = "Final test and closing";

test("a judge asks for a correction and hands in an excuse; the organizer answers, and she sees it", async ({ page, another }) => {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  await page.getByRole("link", { name: "My attendance" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My attendance");
  await expect(entry(page, NOW)).toContainText("not marked");

  // What has begun can be corrected in any way; what is still to come, excused.
  await entry(page, NOW).getByText("Ask for a correction or hand in an excuse").tap();
  await entry(page, NOW).getByLabel("It should say").selectOption("present");
  await entry(page, NOW).getByLabel("Reason").fill("I sat at the back; the list did not come as far as that.");
  await entry(page, NOW).getByRole("button", { name: "Send to the organizer" }).tap();
  await expect(said(page, "Your request has been sent to the organizer.")).toBeVisible();
  await expect(entry(page, NOW)).toContainText("Asked for: present waiting for an answer");
  await expect(entry(page, NOW).getByRole("button")).toHaveCount(0);
  await entry(page, LAST).getByText("Hand in an excuse").tap();
  await expect(entry(page, LAST).getByLabel("It should say").getByRole("option")).toHaveText(["excused"]);
  await entry(page, LAST).getByLabel("Reason").fill("A hearing that cannot be moved, <b>10:00</b>.");
  await entry(page, LAST).getByRole("button", { name: "Send to the organizer" }).tap();
  await expect(said(page, "Your request has been sent to the organizer.")).toBeVisible();

  // The organizer is told on the register, and answers both.
  const organizer = await another(DESK);
  await signsIn(organizer, "organizer");
  await opens(organizer, TODAY);
  await organizer.locator(".session.now").getByRole("link", { name: "Register" }).click();
  await organizer.getByRole("link", { name: "Requests (1)" }).click();
  await expect(organizer.getByRole("heading", { level: 1 })).toHaveText("Requests about marks");
  const requests = organizer.locator(".requests > li");
  await expect(requests).toHaveCount(2);
  const [correction, excuse] = [requests.filter({ hasText: NOW }), requests.filter({ hasText: LAST })];
  await expect(correction).toContainText("asks for: present · now: not marked");
  await expect(excuse).toContainText("A hearing that cannot be moved, <b>10:00</b>.");
  await correction.getByRole("button", { name: "Grant" }).click();
  await expect(said(organizer, "The request has been answered.")).toBeVisible();
  // A refusal needs its reason.
  await excuse.getByRole("button", { name: "Refuse, with the reason" }).click();
  await expect(organizer.getByRole("alert")).toHaveText("“Reason” is empty. Fill it in.");
  await excuse.getByLabel("Reason").fill("The hearing is in another week, as the court tells us.");
  await excuse.getByRole("button", { name: "Refuse, with the reason" }).click();
  await expect(said(organizer, "The request has been answered.")).toBeVisible();
  await expect(organizer.getByText("No open requests.")).toBeVisible();
  const answered = organizer.getByRole("region", { name: "Answered" }).or(organizer.locator("section").filter({ hasText: "Answered" }));
  await expect(answered.getByRole("listitem")).toHaveCount(2);
  // What was granted is a mark with its reason, and its author.
  await answered.getByRole("listitem").filter({ hasText: NOW }).getByRole("link", { name: "Judge 01" }).click();
  await expect(organizer.locator(".history > li")).toContainText("Organizer · correction");
  await expect(organizer.locator(".history > li")).toContainText("I sat at the back");

  await page.reload();
  await expect(entry(page, NOW).locator(".badge").first()).toHaveText("present");
  await expect(entry(page, NOW)).toContainText("granted");
  await expect(entry(page, LAST)).toContainText("refused");
  await expect(entry(page, LAST)).toContainText("The organizer answered: The hearing is in another week, as the court tells us.");
  // She may ask again.
  await expect(entry(page, LAST).getByText("Hand in an excuse")).toBeVisible();
});

/** A session in the record of the one who looks. */
function entry(page: Page, session: string): Locator {
  return page.locator(".own-record > li").filter({ has: page.getByRole("heading", { name: session }) });
}
