// Movement says where a thing has gone and nothing else: the words beside the button say it too.

function isCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function basketLink(): Element | null {
  return document.querySelector('header a[href="/basket"]');
}

/** The count in the header gives one short nod. */
export function nodBasket(): void {
  const link = basketLink();
  if (isCalm()) return;
  (link?.lastElementChild ?? link)?.animate(
    { translate: ["0", "0 -0.25em", "0"] },
    { duration: 240, easing: "ease-out" },
  );
}

/** Lets the picture beside a form that adds fly to the basket in the header, or to where that is once it has scrolled away. */
export function flyToBasket(form: Element): void {
  const article = form.closest("article");
  const target = basketLink()?.getBoundingClientRect();
  if (isCalm() || !article || !target) return;
  const { left } = article.getBoundingClientRect();
  // In a row that is swiped, those before the one that is looked at lie to the left.
  const picture = [...article.querySelectorAll("img")].find(
    (each) => each.getBoundingClientRect().left > left - 1,
  );
  if (!picture?.complete) return nodBasket();
  let from = picture.getBoundingClientRect();
  if (from.bottom < 0 || from.top > innerHeight) from = form.getBoundingClientRect();
  const side = Math.min(from.width, from.height, 112);
  const x = from.left + (from.width - side) / 2;
  const y = from.top + (from.height - side) / 2;
  const flier = new Image();
  flier.src = picture.currentSrc;
  flier.alt = "";
  flier.ariaHidden = "true";
  flier.style.cssText = `position:fixed;z-index:30;pointer-events:none;object-fit:cover;left:${x}px;top:${y}px;width:${side}px;height:${side}px`;
  document.body.append(flier);
  const isInView = target.bottom > 0;
  const right = (isInView ? target.left + target.width / 2 : innerWidth - 24) - side / 2 - x;
  const down = (isInView ? target.top + target.height / 2 : 0) - side / 2 - y;
  const duration = 420;
  // Quick to the side and slow to rise: together a throw.
  flier.animate({ translate: ["0", `${right}px`] }, { duration, easing: "ease-out" });
  flier.animate(
    { transform: ["none", `translateY(${down}px) scale(0.2)`], opacity: [1, 1, 0.4] },
    { duration, easing: "ease-in" },
  ).onfinish = () => {
    flier.remove();
    nodBasket();
  };
}
