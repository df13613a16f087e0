export { type Pack, type PackItem, type PackPaper, packOf, shownIn } from './pack.ts';
export { PackModel, PdfModel, packModel, pdfModel } from './pages.ts';
export { waitingPacks } from './waiting.ts';
