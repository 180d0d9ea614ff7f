/** A booklet is saved as PDF from the browser: what a printer, a screen reader and a search need is in the file. */
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

import { DESK, expect, test } from "./house.ts";
import { reader } from "./paper.ts";
import { ASTANA, chooses, opens, signsIn } from "./people.ts";

test.use(DESK);

for (const [name, path] of [
  ["a module", "/booklets/review"],
  ["the course", "/booklets"],
] as const) {
  test(`the booklet of ${name} in Kazakh is a tagged PDF with contents, page numbers and square codes`, async ({ page }) => {
    await signsIn(page, "judge");
    await opens(page, ASTANA);
    await page.goto(new URL(page.url()).pathname + path);
    await chooses(page, "kk");
    const title = await page.getByRole("heading", { level: 1 }).innerText();
    const chapters = await page.locator(".front a").allInnerTexts();
    expect(chapters.length).toBeGreaterThan(5);
    await expect(page.locator(".tests .square svg").first()).toBeVisible();

    const shown = await page.locator("main").innerText();
    const file = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
    const { getDocument } = await reader();
    const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
    const about = await pdf.getMetadata();
    expect(about.info).toMatchObject({ Language: "kk" });
    expect((about.info as { Title: string }).Title).toContain(title);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    // The contents lead to pages, and the outline names every chapter.
    const outline = titles(await pdf.getOutline()).map(bare);
    for (const chapter of chapters) {
      expect(outline).toContain(bare(chapter));
    }
    // Each page says its number at its foot, and the letters of Kazakh can be searched and copied.
    let words = "";
    for (let number = 1; number <= pdf.numPages; number++) {
      const said = await textOf(pdf, number);
      expect(said.foot, `the foot of page ${number}`).toContain(String(number));
      words += said.words;
    }
    const letters = [..."әғқңөұүһі"].filter((letter) => shown.includes(letter));
    expect(letters.length).toBeGreaterThan(6);
    for (const letter of letters) {
      expect(words).toContain(letter);
    }
    // What a screen reader is told: headings, paragraphs, lists, links.
    let roles = "";
    for (let number = 1; number <= 6; number++) {
      roles += JSON.stringify(await (await pdf.getPage(number)).getStructTree());
    }
    for (const role of ["H1", "H2", "P", "L", "LI", "Link"]) {
      expect(roles).toContain(`"role":"${role}"`);
    }
    await pdf.loadingTask.destroy();
  });
}

type Outline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;

/** The titles of an outline, on all its levels. */
function titles(outline: Outline): string[] {
  return outline.flatMap((entry) => [entry.title, ...titles(entry.items)]);
}

/** Words without their spaces: where a heading breaks its line, the outline has none. */
function bare(words: string): string {
  return words.replace(/\s/gu, "");
}

/** The height of a page's lower margin, in points. */
const MARGIN = 50;

/** The words of a page, and those in its lower margin. */
async function textOf(pdf: PDFDocumentProxy, number: number): Promise<{ words: string; foot: string[] }> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  const said = items.flatMap((item) => ("str" in item ? [item] : []));
  const foot = said.filter((item) => item.transform[5] < MARGIN).map((item) => item.str);
  return { words: said.map((item) => item.str).join(" "), foot };
}
