/** Highlights of one's own in a lesson: by mouse and by keyboard, shown again, and removed. */
import type { Page } from "@playwright/test";

import { expect, test } from "./house.ts";
import { TODAY, opens, opensFromList, said, signsIn } from "./people.ts";

/** Selects words of the lesson that stand in one piece. */
async function selects(page: Page, words: string): Promise<void> {
  await page.evaluate((words) => {
    const walk = document.createTreeWalker(document.querySelector(".prose") ?? document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode as Text;
      const at = node.data.indexOf(words);
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
    throw new Error(`not in the lesson: ${words}`);
  }, words);
}

/** How many highlights are shown. */
async function shown(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.evaluate("CSS.highlights.get('own')?.size ?? 0")).toBe(count);
}

test("a judge highlights words, finds them again and removes them", async ({ page, watch }) => {
  await signsIn(page, "judge");
  await opens(page, TODAY);
  await opensFromList(page, "The framework");
  const lesson = page.url();
  const button = page.getByRole("button", { name: "Highlight", exact: true });

  const first = "Two features are easily forgotten.";
  await selects(page, first);
  await button.click();
  await expect(said(page, "Highlighted.")).toBeVisible();
  await shown(page, 1);

  // They are there on the next visit, before anything is selected.
  await page.goto(lesson);
  await shown(page, 1);

  // By the keyboard: the button is on the way behind the text.
  const second = "a person is a refugee from the moment the definition is met";
  await selects(page, second);
  await expect(button).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused({ timeout: 50 });
  }).toPass();
  await page.keyboard.press("Enter");
  await shown(page, 2);

  await page.goto("/account/notes");
  await expect(page.locator("main blockquote mark")).toHaveText([first, second]);
  await page.getByRole("button", { name: `Remove highlight : ${first}` }).click();
  await expect(said(page, "The highlight has been removed.")).toBeVisible();
  await expect(page.locator("main blockquote mark")).toHaveText([second]);
  await page.goto(lesson);
  await shown(page, 1);
  expect(watch.complaints).toEqual([]);
});
