import type { ComponentChildren } from 'preact';

// Set by the browser that prints, which has no style sheet but this and asks nobody for one.
const STYLES = `
@page { size: a4; margin: 18mm 16mm 24mm }
* { box-sizing: border-box }
body { margin: 0; color: #0b0c0c; font: 11pt/1.4 Atkinson Hyperlegible Next, Open Sans, arial, sans-serif; overflow-wrap: break-word }
h1 { font-size: 24pt; line-height: 1.15; margin: 0 0 8mm }
h2 { font-size: 16pt; line-height: 1.2; margin: 8mm 0 3mm; break-after: avoid }
h3 { font-size: 12.5pt; margin: 5mm 0 2mm; break-after: avoid }
p { margin: 0 0 3mm; orphans: 3; widows: 3 }
ul, ol { margin: 0 0 4mm; padding-left: 6mm }
table { width: 100%; border-collapse: collapse; margin: 0 0 5mm }
caption { text-align: left; font-weight: bold; padding-bottom: 2mm }
th, td { text-align: left; vertical-align: top; padding: 1.6mm 3mm 1.6mm 0; border-bottom: 0.3mm solid #a9bfb9 }
tr { break-inside: avoid }
a { color: #0b5a70 }
dl { margin: 0 0 5mm; display: grid; grid-template-columns: 42mm 1fr; row-gap: 1.6mm }
dt { font-weight: bold }
dd { margin: 0 }
.app-typed { white-space: pre-line; overflow-wrap: anywhere }
.app-paper-marking { font-weight: bold; letter-spacing: 0.05em; margin-bottom: 6mm }
.app-paper-page { width: 22mm; text-align: right; padding-right: 0; white-space: nowrap; font-variant-numeric: tabular-nums }
.app-paper-time { width: 24mm; white-space: nowrap }
.app-paper-note { border-left: 1.2mm solid #a9bfb9; padding-left: 3mm }
.app-paper-break { break-before: page }
`;

/** A document to be printed as a PDF: by itself, with nothing to press and nothing to fetch. Rendered by `renderPage`. */
export const Paper = ({
  title,
  marking = '',
  children,
}: {
  readonly title: string;
  /** Stands above everything else, as at the foot of each sheet. */
  readonly marking?: string;
  readonly children: ComponentChildren;
}) => (
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <style>{STYLES}</style>
    </head>
    <body>
      <main>
        {marking && <p class="app-paper-marking">{marking}</p>}
        {children}
      </main>
    </body>
  </html>
);
