/** A judge chooses her language, reads, is examined, and says that she is there. */
import { DESK, PHONE, expect, test } from "./house.ts";
import {
  ASTANA, SCORE, TODAY, ZONE,
  answersWhatHasOptions, card, chooses, handsIn, marksRead, opens, opensFromList, question, said, seesWhatWasAnswered, signsIn,
} from "./people.ts";

test.describe("on a phone", () => {
  test.use(PHONE);
  journeys();
});

test.describe("at a desk", () => {
  test.use(DESK);
  journeys();
});

function journeys(): void {
  test("a judge chooses her language on the first screen", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");

    await chooses(page, "kk");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Кіру");
    await expect(page.getByLabel("Құпиясөз")).toBeVisible();
    await expect(page).toHaveTitle("Кіру · Törelik");

    await chooses(page, "ru");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Войти");
    await expect(page.getByLabel("Пароль")).toBeVisible();
    await expect(page.getByRole("button", { name: "Русский" })).toHaveAttribute("aria-pressed", "true");

    await page.getByLabel("Эл. почта").fill("judge@example.org");
    await page.getByLabel("Пароль").fill("steppe-and-sky");
    await page.getByRole("button", { name: "Войти" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ваши тренинги");

    await chooses(page, "en");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your trainings");
    await page.goto("/account");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("a judge sees what is next, and checks in to the session that is on", async ({ page }) => {
    await signsIn(page, "judge");
    const today = card(page, TODAY);
    await expect(today).toContainText(/On now, until \d\d:\d\d( \(\+1\))?: Opening and pre-test/);
    // One thing is next, and one button is filled: to check in, while that can be done.
    await expect(today.getByRole("link", { name: /^Take the test: Before the course, \d+ min$/ })).toHaveClass("button quiet");
    await expect(today).toContainText(/(?<!\d)0 of \d+ done/);
    // What is over is folded.
    const past = page.locator("details.archive");
    await expect(past.getByRole("link", { name: ASTANA })).toBeHidden();
    await past.getByText("Past trainings (1)").click();
    await expect(past).toContainText("30–31 May 2024");

    await opens(page, TODAY);
    await expect(page.getByText(`Times are in the time zone ${ZONE} (UTC+05:00).`)).toBeVisible();
    const sessions = page.locator(".session");
    await expect(sessions).toHaveCount(6);
    for (const session of await sessions.all()) {
      let begins = "";
      for (const time of await session.locator("time").all()) {
        const moment = new Date((await time.getAttribute("datetime")) ?? "");
        const there = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
        const day = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(moment);
        begins ||= day;
        // What begins in the evening ends on the day after.
        const after = day === begins ? "" : " (+1)";
        await expect(time).toHaveText(there.format(moment) + after);
      }
    }
    const on = sessions.filter({ hasText: "Opening and pre-test" });
    await expect(on).toContainText("now");

    await page.getByRole("button", { name: "Check in" }).click();
    await expect(said(page, "You are checked in.")).toBeVisible();
    await expect(page.getByText("Your attendance: present")).toBeVisible();
    await expect(on).toContainText("present");
    await expect(page.getByRole("button", { name: "Check in" })).toHaveCount(0);

    await page.goto("/");
    await expect(today).toContainText("Your attendance: present");
  });

  test("a judge reads the lessons, tries a question, and takes the quiz", async ({ page }) => {
    await signsIn(page, "judge");
    await opens(page, TODAY);
    await opensFromList(page, "The framework");
    await marksRead(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is a refugee");

    // The table of contents leads to a section.
    const contents = page.getByRole("navigation", { name: "In this lesson" });
    const section = contents.getByRole("link", { name: "Well-founded fear" });
    if (!(await section.isVisible())) await contents.getByText("In this lesson").click();
    await section.click();
    await expect(page).toHaveURL(/#well-founded-fear$/);
    await expect(page.getByRole("heading", { name: "Well-founded fear" })).toBeInViewport();

    // A question that is tried at once: first wrong, then right, each time with the reason.
    const practice = page.locator("form#which-ground");
    const [address, steps] = [page.url(), await page.evaluate(() => history.length)];
    await practice.getByRole("radio", { name: "Membership of a particular social group of accountants." }).check();
    await practice.getByRole("button", { name: "Check my answer" }).click();
    await expect(practice.getByRole("status")).toContainText("Incorrect");
    await expect(practice.getByRole("status")).toContainText("An occupation can hardly be the reason here");
    await expect(practice).toBeInViewport();
    await practice.getByRole("button", { name: "Try again" }).click();
    await expect(practice.getByRole("status")).toHaveCount(0);
    await practice.getByRole("radio", { name: "Political opinion, as imputed to her." }).check();
    await practice.getByRole("button", { name: "Check my answer" }).click();
    await expect(practice.getByRole("status")).toContainText("Correct");
    await expect(practice.getByRole("status")).toContainText("What counts is the reason of the persecutor");
    // Nothing of it stands in the address, and no try is a step of the history.
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await page.reload();
    await expect(practice.getByRole("status")).toContainText("Correct");

    // A source is copied as one cites it.
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const source = page.locator("#source-csr51");
    await source.getByRole("button", { name: /^Copy citation: Convention relating to the Status of Refugees/ }).click();
    await expect(source.getByRole("status")).toHaveText("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^Convention relating .* 189 UNTS 137\. https:\/\/www\.ohchr\.org\/\S+ \(accessed \S.* \d{4}\)/);

    // A note of one's own, at the end of a section, and back to the text.
    await page.locator("form.section-end").first().getByRole("link", { name: "My note" }).click();
    await page.getByLabel("Your note").fill("Ask him twice.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your note is saved.")).toBeVisible();
    await page.getByRole("link", { name: "Back to the lesson" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is a refugee");

    await marksRead(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Exclusion and non-refoulement");
    await marksRead(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check yourself");

    // The quiz: what it asks of one, then the sheet.
    await expect(page.getByText("Practice; it does not count.")).toBeVisible();
    await page.getByRole("button", { name: "Start" }).click();
    await expect(page.getByText("Nothing saved yet; 8 questions")).toBeVisible();
    await expect(page.getByText(/Hand in by \d\d:\d\d \(UTC\+05:00\)\./)).toBeVisible();
    await answersWhatHasOptions(page);
    // Each answer is saved by itself.
    await expect(page.locator(".sheet-bar").getByText(/^7 of 8 answered, saved \d\d:\d\d:\d\d$/)).toBeVisible();
    await expect(question(page, "Harm in the past").locator("..").locator(".saved")).toHaveText(/^saved \d\d:\d\d:\d\d$/);

    // She leaves and comes back; her answers are still there.
    await page.goto("/");
    await expect(card(page, TODAY)).toContainText(/(?<!\d)3 of \d+ done/);
    await opens(page, TODAY);
    await opensFromList(page, "Check yourself");
    await page.getByRole("link", { name: "Continue your attempt" }).click();
    await seesWhatWasAnswered(page);

    // She changes the language in the middle, and looks over what she has.
    await chooses(page, "ru");
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(5);
    await chooses(page, "en");
    await page.getByRole("button", { name: "Review and hand in" }).click();
    await expect(page.getByText("One question is not answered.")).toBeVisible();
    await page.getByRole("link", { name: "Time for the decision" }).click();

    await question(page, "Time for the decision").getByLabel("Your number").fill("6");
    await handsIn(page);
    await expect(said(page, "Your attempt has been handed in.")).toBeVisible();

    // The result with its reasons.
    await expect(page.locator(".score")).toHaveText("90 % 9 of 10 points");
    await expect(page.getByText("passed", { exact: true })).toBeVisible();
    const missed = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Time for the decision" }) });
    await expect(missed).toContainText("Incorrect");
    await expect(missed).toContainText("Your answer: 6");
    await expect(missed).toContainText("Correct answer: 3 months");
    await expect(missed).toContainText("Only if additional checks are needed may the final decision be postponed");
    await expect(page.getByRole("region", { name: "By objective" }).locator(".bars > li")).toHaveCount(5);

    await page.getByRole("link", { name: "Back to the training" }).click();
    await expect(page.getByText(/(?<!\d)4 of \d+ done/).first()).toBeVisible();

    // What was handed in stays as it is.
    await opensFromList(page, "Check yourself");
    const attempts = page.getByRole("region", { name: "Your attempts" });
    await expect(attempts).toContainText(SCORE);
    await attempts.getByRole("link", { name: "See the reasons" }).click();
    await expect(page.getByRole("button", { name: "Hand in" })).toHaveCount(0);
  });
}
