/** Everything works in a browser that runs no script: forms are sent, pages come back. */
import { DESK, PHONE, expect, test } from "./house.ts";
import {
  TODAY, answersWhatHasOptions, card, day, handsIn, opens, opensFromList, question, said, seesWhatWasAnswered, signsIn,
} from "./people.ts";

test.use({ javaScriptEnabled: false });

test.describe("a judge", () => {
  test.use(DESK);

  test("reads, tries a question, takes the quiz and checks in", async ({ page }) => {
    await signsIn(page, "judge");
    await card(page, TODAY).getByRole("button", { name: "Check in" }).click();
    await expect(said(page, "You are checked in.")).toBeVisible();
    await opens(page, TODAY);
    await opensFromList(page, "Who is a refugee");

    await page.getByRole("navigation", { name: "In this lesson" }).getByRole("link", { name: "Persecution and prosecution" }).click();
    await expect(page).toHaveURL(/#persecution$/);
    const practice = page.locator("form#how-many-grounds");
    await practice.getByLabel("Your number").fill("6");
    await practice.getByRole("button", { name: "Check my answer" }).click();
    await expect(practice.getByRole("status")).toContainText("Correct");

    // A section is read, and shown so; a search; a term explains itself.
    const section = page.locator("form.section-end").first();
    await section.getByRole("button", { name: "Mark this section as read" }).click();
    await expect(page).toHaveURL(/#outside$/);
    await expect(page.locator("form.section-end").first()).toContainText("read");
    const lesson = page.url();
    await expect(page.getByRole("button", { name: "Copy citation" })).toHaveCount(0);
    await section.getByRole("link", { name: "My note" }).click();
    await page.getByLabel("Your note").fill("Ask him twice.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "My notes" }).click();
    await expect(page.getByText("Ask him twice.")).toBeVisible();
    await page.goto(lesson);
    const term = page.locator(".term").first();
    await term.focus();
    const note = await term.evaluate((element) => getComputedStyle(element, "::after").content);
    expect(note).toContain((await term.getAttribute("data-note")) ?? "?");
    await opens(page, TODAY);
    await page.getByLabel("Search lessons, glossary and sources").fill("forged stamp");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.locator(".hits mark").first()).toBeVisible();

    await opens(page, TODAY);
    await opensFromList(page, "Check yourself");
    await page.getByRole("button", { name: "Start" }).click();
    await answersWhatHasOptions(page);
    await page.getByRole("button", { name: /^Save/ }).first().click();
    await expect(said(page, "Your answers have been saved.")).toBeVisible();
    await opens(page, TODAY);
    await opensFromList(page, "Check yourself");
    await page.getByRole("link", { name: "Continue your attempt" }).click();
    await seesWhatWasAnswered(page);
    await question(page, "Time for the decision").getByLabel("Your number").fill("6");
    await handsIn(page);
    await expect(page.locator(".score")).toHaveText("90 % 9 of 10 points");
    await expect(page.getByText("Three months from registration")).toBeVisible();
  });
});

test.describe("a judge with a phone", () => {
  test.use(PHONE);

  test("checks in with the code on the screen, and asks for a correction", async ({ page, another }) => {
    const screen = await another({ ...DESK, javaScriptEnabled: false });
    await signsIn(screen, "organizer");
    await opens(screen, TODAY);
    await screen.locator(".session.now").getByRole("link", { name: "Register" }).click();
    await screen.getByRole("link", { name: "Code for the screen" }).click();
    const shown = screen.locator(".screen-code");
    const first = await shown.getAttribute("data-code");
    await expect(shown, "the page loads itself again").not.toHaveAttribute("data-code", first ?? "", { timeout: 40_000 });

    await signsIn(page, "judge");
    await expect(async () => {
      await page.goto("/c");
      await page.getByLabel("Code from the screen").fill((await shown.getAttribute("data-code"))?.toLowerCase() ?? "");
      await page.getByRole("button", { name: "Go on" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opening and pre-test", { timeout: 2_000 });
    }).toPass();
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(said(page, "You are checked in.")).toBeVisible();

    const entry = page.locator(".own-record > li").filter({ hasText: "Opening and pre-test" });
    await expect(entry).toContainText("present");
    await entry.getByText("Ask for a correction or hand in an excuse").click();
    await entry.getByLabel("It should say").selectOption("excused");
    await entry.getByLabel("Reason").fill("I have to leave for a hearing.");
    await entry.getByRole("button", { name: "Send to the organizer" }).click();
    await expect(said(page, "Your request has been sent to the organizer.")).toBeVisible();
    await expect(entry).toContainText("waiting for an answer");
  });
});

test.describe("an organizer", () => {
  test.use(PHONE);

  test("marks all others present, takes a mark back, adds a guest", async ({ page }) => {
    await signsIn(page, "organizer");
    await opens(page, TODAY);
    await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
    const person = (name: string) => page.locator(".person").filter({ has: page.getByRole("link", { name, exact: true }) });
    const stands = (name: string) => person(name).locator('[aria-pressed="true"]');
    await person("Judge 03").getByRole("button", { name: "absent" }).click();
    await expect(stands("Judge 03")).toHaveText("absent");
    // What was marked before is not overwritten.
    await page.getByRole("button", { name: "Mark all others present" }).click();
    await expect(said(page, "Everyone who had no mark is now marked present.")).toBeVisible();
    await expect(stands("Judge 03")).toHaveText("absent");
    await expect(stands("Judge 20")).toHaveText("present");
    await expect(page.locator('.statuses [aria-pressed="true"]')).toHaveCount(20);

    await person("Judge 03").getByRole("button", { name: "late" }).click();
    await expect(page.locator(".last-mark")).toContainText("Judge 03: late");
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(said(page, "The mark has been taken back; the register is as it was before it.")).toBeVisible();
    await expect(stands("Judge 03")).toHaveText("absent");

    await page.getByLabel("Name").fill("Guest Amina");
    await page.getByRole("button", { name: "Add and mark" }).click();
    await expect(said(page, "The person has been added and marked.")).toBeVisible();
    await expect(stands("Guest Amina")).toHaveText("present");
  });

  test("adds a session and a person, and takes the register by plain forms", async ({ page, another }) => {
    await signsIn(page, "organizer");
    await opens(page, TODAY);
    await page.getByRole("link", { name: "Add a session" }).click();
    await page.getByLabel("Title in Kazakh").fill("Дөңгелек үстел");
    await page.getByLabel("Title in Russian").fill("Круглый стол");
    await page.getByLabel("Title in English").fill("Round table");
    await page.getByLabel("Day", { exact: true }).fill(day(1));
    await page.getByLabel("Begins").fill("18:00");
    await page.getByLabel("Ends").fill("17:00");
    await page.getByRole("button", { name: "Add a session" }).click();
    await expect(page.getByRole("alert")).toContainText("The end comes before the beginning.");
    await expect(page.getByLabel("Title in English")).toHaveValue("Round table");
    await page.getByLabel("Ends").fill("19:00");
    await page.getByRole("button", { name: "Add a session" }).click();
    await expect(said(page, "The session has been added.")).toBeVisible();

    await page.getByRole("link", { name: "People" }).click();
    await page.getByText("Enter one person by hand").click();
    await page.getByLabel("Name").fill("Judge Zarina");
    await page.getByLabel("E-mail").fill("zarina@example.org");
    await page.getByLabel("Region").selectOption("KZ-10");
    await page.getByRole("button", { name: "Add a person" }).click();
    await expect(said(page, "The person has been enrolled.")).toBeVisible();
    await page.getByRole("link", { name: "Judge Zarina" }).click();
    await page.getByRole("button", { name: "Invitation link: Judge Zarina" }).click();
    const link = await page.locator(".links code").innerText();
    const zarina = await another({ ...PHONE, javaScriptEnabled: false });
    await zarina.goto(link);
    await zarina.getByRole("textbox").first().fill("wind over the wide steppe");
    await zarina.locator("form.sign-in").getByRole("button").click();
    await expect(zarina).toHaveURL(/done=password-changed/);

    await opens(page, TODAY);
    await page.locator(".session.now").getByRole("link", { name: "Register" }).click();
    const row = page.locator(".person").filter({ hasText: "Judge Zarina" });
    await row.getByRole("button", { name: "absent" }).click();
    await expect(said(page, "The mark has been saved.")).toBeVisible();
    await expect(page).toHaveURL(/#person-\d+$/);
    await expect(row.getByRole("button", { name: "absent" })).toHaveAttribute("aria-pressed", "true");
    await expect(row).toBeInViewport();
    await row.getByRole("button", { name: "present" }).click();
    await expect(row.getByRole("button", { name: "present" })).toHaveAttribute("aria-pressed", "true");

    await row.getByRole("link", { name: "Judge Zarina" }).click();
    await page.getByLabel("Attendance").selectOption("late");
    await page.locator(".correction").getByLabel("Reason").fill("Came at a quarter past");
    await page.getByRole("button", { name: "Correct the mark" }).click();
    await expect(said(page, "The mark has been corrected.")).toBeVisible();
    await page.getByRole("link", { name: "Opening and pre-test" }).click();
    // A tap that needs a reason is refused, and the page says so.
    await row.getByRole("button", { name: "absent" }).click();
    await expect(page.getByRole("alert")).toContainText("A mark that has been made can be changed only with a reason.");
    await expect(row.getByRole("button", { name: "late" })).toHaveAttribute("aria-pressed", "true");

    await page.getByRole("link", { name: "Attendance", exact: true }).click();
    await expect(page.getByRole("row").filter({ hasText: "Judge Zarina" })).toContainText("late");
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as CSV" }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.csv$/);
  });
});
