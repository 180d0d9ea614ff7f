/** A booklet is saved as PDF from the browser: what a printer, a screen reader and a search need is in the file. */
import { type PDFDocumentProxy, getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

import { DESK, expect, test } from "./house.ts";
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

    const file = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
    const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
    const about = await pdf.getMetadata();
    expect(about.info).toMatchObject({ Language: "kk" });
    expect((about.info as { Title: string }).Title).toContain(title);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    // The contents lead to pages, and the outline names every chapter.
    const outline = JSON.stringify(await pdf.getOutline());
    for (const chapter of chapters) {
      expect(outline).toContain(JSON.stringify(chapter.trim()).slice(1, -1));
    }
    // Each page says its number at its foot, and the letters of Kazakh can be searched and copied.
    let words = "";
    for (let number = 1; number <= pdf.numPages; number++) {
      const said = await textOf(pdf, number);
      expect(said.trim().endsWith(` ${number}`) || said.includes(` ${number} `), `page ${number}: ${said.slice(-80)}`).toBe(true);
      words += said;
    }
    for (const letter of "әғқңөұүһі") {
      expect(words).toContain(letter);
    }
    const tree = await (await pdf.getPage(2)).getStructTree();
    expect(JSON.stringify(tree)).toMatch(/"role":"(H2|H3|P)"/);
    await pdf.loadingTask.destroy();
  });
}

/** The words of a page, in the order of its marks. */
async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join(" ");
}
