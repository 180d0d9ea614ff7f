/** A trainer mends a text: it is served as soon as it is right, and never before. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";

import { DESK, type House, PHONE, expect, test } from "./house.ts";
import { TODAY, opens, question, signsIn, opensFromList } from "./people.ts";

test.use(DESK);

const LESSON = "refugee-law/01-convention/01-framework.en.md";
const OLD = "This lesson names the layers";
const NEW = "This lesson, revised this morning, names the layers";
const WRONG = "[revised](term:no-such-term)";

/** Changes the text of the lesson as an editor does. */
async function edits(house: House, from: string, to: string): Promise<string> {
  const path = join(house.content, LESSON);
  const text = await readFile(path, "utf8");
  expect(text).toContain(from);
  const changed = text.replace(from, to);
  await writeFile(path, changed);
  return changed;
}

/** Where something stands in a text: line and column, counted from one. */
function place(text: string, words: string): string {
  const before = text.slice(0, text.indexOf(words)).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

test("a trainer's change is served without a restart, and a broken one is not", async ({ page, house }) => {
  await signsIn(page, "trainer");
  await opens(page, TODAY);
  const training = page.url();
  await opensFromList(page, "The framework");
  const lesson = page.url();
  await expect(page.getByText(OLD)).toBeVisible();

  await edits(house, OLD, NEW);
  await expect(async () => {
    await page.goto(lesson);
    await expect(page.getByText(NEW)).toBeVisible({ timeout: 500 });
  }).toPass();

  // A word that the glossary does not have: the text that was good stays, and the trainer is told.
  const broken = await edits(house, "revised this morning", `${WRONG} this morning`);
  await expect(async () => {
    await page.goto(training);
    await expect(page.getByText("The new version of the course has one problem.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText("The last good version is still shown.")).toBeVisible();
  await page.getByRole("link", { name: "See the course check" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Course check");
  await expect(page.getByText("One problem.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "A link leads to a term that is not in glossary.toml." })).toBeVisible();
  await expect(page.locator(".problems mark")).toContainText("no-such-term");
  await page.getByText("All of it as in the terminal").click();
  await expect(page.getByText(`01-framework.en.md:${place(broken, WRONG)}`)).toBeVisible();
  await expect(page.locator(".report")).toContainText("no-such-term");
  await page.goto(lesson);
  await expect(page.getByText(NEW)).toBeVisible();

  await edits(house, WRONG, "mended");
  await expect(async () => {
    await page.goto(lesson);
    await expect(page.getByText("This lesson, mended this morning, names the layers")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.goto(training);
  await expect(page.getByText("The new version of the course")).toHaveCount(0);
  await page.goto(`${training}/problems`);
  await expect(page.getByText("Nothing is wrong: everyone sees the version that is in the folder.")).toBeVisible();
});

test("a judge is not troubled with what the checker says", async ({ page, house, watch }) => {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  await edits(house, OLD, `${OLD} ${WRONG}`);
  await expect.poll(() => house.log, { message: "the log names the problem" }).toContain("no-such-term");
  await page.reload();
  await expect(page.getByText("The new version of the course")).toHaveCount(0);
  watch.expects(/403/);
  const answer = await page.goto(`${page.url()}/problems`);
  expect(answer?.status()).toBe(403);
});

test("the checker says on the command line what is wrong, and where", async ({ house }) => {
  const right = await house.torelik("check", house.content);
  expect(right, right.err).toMatchObject({ code: 0 });
  expect(problems(right.err)).toEqual([]);
  expect(right.out).toContain("refugee-law");

  const broken = await edits(house, OLD, `${OLD} ${WRONG}`);
  const wrong = await house.torelik("check", house.content);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain(`01-framework.en.md:${place(broken, WRONG)}: `);
  expect(wrong.err).toContain("no-such-term");
  expect(problems(wrong.err)).toHaveLength(1);

  const nowhere = await house.torelik("check", "no-such-folder");
  expect(nowhere.code).not.toBe(0);
  expect(nowhere.err.trim().split("\n")).toHaveLength(1);
  expect(nowhere.err).toContain("no-such-folder");
});

test.describe("with a phone that runs no script", () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test("a trainer looks at a quiz with its key, as a judge sees it, and on paper", async ({ page }) => {
    await signsIn(page, "trainer");
    await opens(page, TODAY);
    await opensFromList(page, "Check yourself");
    await expect(page.getByText("Only judges taking part in this training can take the quiz.")).toBeVisible();
    await page.getByRole("link", { name: "Preview with key and reasons" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Preview");
    await expect(page.getByText("Nothing on this page is stored or counted")).toBeVisible();
    await expect(page.locator(".sheet > li")).toHaveCount(8);
    await expect(page.getByText("Three months from registration")).toBeVisible();
    await expect(page.locator(".option.right").first()).toContainText("correct");
    await expect(page.locator("main form")).toHaveCount(0);

    await page.getByRole("navigation", { name: "Language of the quiz" }).getByRole("link", { name: "Русский" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator(".sheet > li").first()).toHaveAttribute("lang", "ru");
    await page.getByRole("navigation", { name: "Language of the quiz" }).getByRole("link", { name: "English" }).click();

    await page.getByRole("link", { name: "As a judge sees it" }).click();
    await expect(page.getByText("Three months from registration")).toHaveCount(0);
    await expect(page.locator(".right, .why, .key, .explanation")).toHaveCount(0);
    // What is tried is kept nowhere.
    await question(page, "Time for the decision").getByLabel("Your number").fill("6");
    await page.reload();
    await expect(question(page, "Time for the decision").getByLabel("Your number")).toHaveValue("");
    await page.getByRole("link", { name: "With key and reasons" }).click();

    // On paper the switches are gone, and what it is stands there.
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation", { name: "What to show" })).toBeHidden();
    await expect(page.locator(".lede")).toHaveText("With key and reasons");
    await expect(page.getByText("Nothing on this page is stored or counted")).toBeVisible();
    await expect(page.getByText("Three months from registration")).toBeVisible();
  });
});

test("what a trainer looks at in a quiz is legible for everybody", async ({ page }) => {
  await signsIn(page, "trainer");
  await opens(page, TODAY);
  const preview = `${page.url()}/previews/check-yourself`;
  for (const query of ["", "?as=judge", "?in=kk"]) {
    await page.goto(preview + query);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${query} at ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${query} at ${width} goes off the edge`).toBeLessThanOrEqual(0);
    }
  }
});

/** The lines that say what keeps a course from being served; warnings do not. */
function problems(said: string): string[] {
  return said.split("\n").filter((line) => line.includes(".md:") && !line.includes("(a warning)"));
}
