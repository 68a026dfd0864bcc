import { deviceMarks } from "@/lib/device";

/** Marks the page's root with what this browser remembers: `data-avoid`, a list with spaces, and `data-care`. */
export function DeviceMarks() {
  return <script dangerouslySetInnerHTML={{ __html: deviceMarks }} />;
}
