/** What makes a button open the dialog. React has no types for these attributes yet. */
export function opens(id: string): object {
  return { command: "show-modal", commandfor: id };
}

/** What makes a button close the dialog. */
export function closes(id: string): object {
  return { command: "close", commandfor: id };
}
