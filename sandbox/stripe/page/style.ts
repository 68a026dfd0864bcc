/** The look of the hosted pages: plain, its own, and unlike both the shop and Stripe. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f4f4f1; --card: #ffffff; --ink: #1c1f23; --soft: #54595f; --line: #8a9097;
  --rule: #d9dbd8; --accent: #1f4f82; --on-accent: #ffffff; --bad: #a3261c; --bad-paper: #fdeeec;
  --note: #fff3cd; --on-note: #4a3800;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1d2125; --ink: #eceeef; --soft: #b3b9bf; --line: #7d858d;
    --rule: #353b41; --accent: #8ec1f5; --on-accent: #0d1a27; --bad: #ffb0a6; --bad-paper: #3a1c19;
    --note: #40350f; --on-note: #ffe9a8;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.skip { position: absolute; left: -100vw; padding: .75rem 1rem; background: var(--card); color: var(--accent); }
.skip:focus { left: 0; }
.notice { background: var(--note); color: var(--on-note); padding: .75rem 1rem; text-align: center; margin: 0; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.625rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
a { color: var(--accent); }
.back { display: inline-flex; align-items: center; min-height: 44px; min-width: 44px; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: 1.25rem; }
.checkout { display: grid; gap: 1rem; align-items: start; }
@media (min-width: 52rem) {
  .checkout { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }
  .summary { grid-column: 2; grid-row: 1; }
  .details { grid-column: 1; grid-row: 1; }
}
.lines { list-style: none; margin: 0; padding: 0; }
.lines li, .sums div { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; border-bottom: 1px solid var(--rule); }
.sums { margin: 0; }
.sums dd { margin: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sums .total { font-weight: 700; font-size: 1.125rem; border-bottom: 0; }
.amount { font-variant-numeric: tabular-nums; white-space: nowrap; }
.soft { color: var(--soft); display: block; font-size: .9375rem; }
fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
legend { font-weight: 700; font-size: 1.125rem; padding: 0; margin-bottom: .5rem; }
.field { margin-bottom: .875rem; }
.field label { display: block; font-weight: 600; margin-bottom: .25rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
input:not([type="radio"]), select {
  width: 100%; min-height: 44px; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: .375rem;
}
[aria-invalid="true"] { border: 2px solid var(--bad); }
.wrong { color: var(--bad); margin: .25rem 0 0; font-weight: 600; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 44px; padding: .25rem 0; }
.choice input { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--accent); }
.choice label { flex: 1; display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; }
.alert { background: var(--bad-paper); color: var(--bad); border: 2px solid var(--bad); border-radius: .5rem; padding: .75rem 1rem; margin-bottom: 1rem; font-weight: 600; }
.alert p { margin: 0; }
button {
  min-height: 48px; width: 100%; padding: .625rem 1rem; font: inherit; font-weight: 700; cursor: pointer;
  background: var(--accent); color: var(--on-accent); border: 2px solid var(--accent); border-radius: .375rem;
}
button.second { background: transparent; color: var(--accent); margin-top: .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.checkout:has(#method-card:checked) .by-account, .checkout:has(#method-bacs_debit:checked) .by-card { display: none; }
.narrow { max-width: 34rem; margin: 0 auto; }
.at { display: none; }
.checkout:has(#rate-0:checked) .at-0, .checkout:has(#rate-1:checked) .at-1, .checkout:has(#rate-2:checked) .at-2,
.checkout:has(#rate-3:checked) .at-3, .checkout:has(#rate-4:checked) .at-4 { display: inline; }
`;
