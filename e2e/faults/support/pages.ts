/** Whether a press of "Check out" led to a payment page. */
export function isPage(address: string | undefined): address is string {
  return address?.includes("/c/pay/cs_test_") ?? false;
}

/** The session that a payment page belongs to. */
export function sessionIdOf(page: string): string {
  const [id] = /cs_test_\w+/.exec(page) ?? [];
  if (!id) throw new Error(`That is no payment page: ${page}`);
  return id;
}
