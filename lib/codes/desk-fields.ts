/** What the form that makes a code is called among those of its page. */
export const newCodeForm = "new-code";

/** The fields of that form that a person fills in, of those that were sent. */
export function newCodeFields(sent: readonly string[]): string[] {
  const texts = ["code", "kind", "worth", "minimum", "from", "until", "limit", "products", "note"];
  return [
    ...texts,
    ...sent.filter((name) => ["firstOrderOnly", "singleUse"].includes(name) || departmentField.test(name)),
  ];
}

/** What such a name looks like, with the slug in it. */
export const departmentField = /^department-([a-z0-9-]{1,60})$/;

/** Names of the form's ticks for departments that a code leaves out. */
export function departmentFieldName(slug: string): string {
  return `department-${slug}`;
}
