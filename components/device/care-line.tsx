/** Says that the kit is put away, with the button that brings it back (lib/device.ts). Styles show it while the page's root is marked, and only then. */
export function CareLine() {
  return (
    <aside aria-label="The kit" className="care-line">
      <p className="page-width">
        {"We have put the kit away while you get this looked at. "}
        <button type="button">Show it again</button>
      </p>
    </aside>
  );
}
