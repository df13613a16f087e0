import encodeQR from 'qr';

/** A code to be read by a phone's camera, drawn on the server: nothing of it goes to anybody else. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  // One row of dark squares after the other, each run of them one stroke.
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return (
    <svg
      class="app-qr"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={rows.length} height={rows.length} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
};
