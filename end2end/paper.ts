/** What is printed is read again. */

/** The reader of PDF files. It wants a matrix to draw pages with as soon as it is loaded; here they are only read. */
export async function reader(): Promise<typeof import("pdfjs-dist/legacy/build/pdf.mjs")> {
  Object.assign(globalThis, { DOMMatrix: class {}, Path2D: class {}, ImageData: class {} });
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}
