import { simpleParser } from "mailparser";
import type { AddressObject, ParsedMail } from "mailparser";

/** A caught email as the page and `GET /api/messages` give it. */
export type Message = {
  id: string;
  /** The sender's bare address. */
  from: string;
  /** The bare addresses it was sent to, copies and blind copies included. */
  to: string[];
  subject: string;
  /** ISO 8601: the moment it was caught. */
  date: string;
  text: string;
  html: string;
  /** Header lines by lower-case name, as they were sent; repeated ones are joined by line breaks. */
  headers: Record<string, string>;
};

export type Envelope = { from: string; to: readonly string[] };

/** The envelope is not part of an email: it is kept in the two header lines that mail servers use for it. */
export function withEnvelope(source: Buffer, { from, to }: Envelope): Buffer {
  const lines = [`Return-Path: <${from}>`, ...to.map((address) => `Delivered-To: ${address}`)];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n`), source]);
}

/** Reads a kept email. */
export async function readMessage(id: string, source: Buffer, caughtAt: Date): Promise<Message> {
  const mail = await simpleParser(source);
  const headers = headersOf(mail);
  const delivered = headers["delivered-to"]?.split("\n") ?? [];
  return {
    id,
    from: addressesOf(mail.from)[0] ?? "",
    to: [...new Set([...addressesOf(mail.to), ...addressesOf(mail.cc), ...delivered])],
    subject: mail.subject ?? "",
    date: caughtAt.toISOString(),
    text: mail.text ?? "",
    html: mail.html || "",
    headers,
  };
}

function headersOf(mail: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n\s+/g, " ")
      .trim();
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value;
  }
  return headers;
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  const lists = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return lists.flatMap(({ value }) =>
    value.flatMap((entry) =>
      [entry, ...(entry.group ?? [])].flatMap(({ address }) => (address ? [address] : [])),
    ),
  );
}
