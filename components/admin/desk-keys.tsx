"use client";

import { useEffect, useSyncExternalStore } from "react";

const kept = "fettle-desk-keys";
const changed = "fettle-desk-keys-changed";

function subscribe(hear: () => void): () => void {
  window.addEventListener(changed, hear);
  window.addEventListener("storage", hear);
  return () => {
    window.removeEventListener(changed, hear);
    window.removeEventListener("storage", hear);
  };
}

/** On, too, where the browser keeps nothing. */
function areOn(): boolean {
  try {
    return localStorage.getItem(kept) !== "off";
  } catch {
    return true;
  }
}

function turn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(kept);
    else localStorage.setItem(kept, "off");
  } catch {
    return;
  }
  window.dispatchEvent(new Event(changed));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
}

function goToSearch(event: KeyboardEvent): void {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** Listens for "/" and tells which keys there are. Speech input types letters by mistake, so it can be turned off. */
export function DeskKeys() {
  const on = useSyncExternalStore(subscribe, areOn, () => true);
  useEffect(() => {
    if (!on) return;
    document.addEventListener("keydown", goToSearch);
    return () => document.removeEventListener("keydown", goToSearch);
  }, [on]);
  return (
    <p className="desk-keys flex flex-wrap items-center gap-x-5">
      <span className={on ? "" : "line-through"}>
        <kbd className="desk-key">/</kbd> goes to a list’s search
      </span>
      <span>
        <kbd className="desk-key">Esc</kbd> closes a row
      </span>
      <button type="button" className="link min-h-8" onClick={() => turn(!on)}>
        {on ? "Turn / off" : "Turn / on"}
      </button>
    </p>
  );
}
