import { deviceMarks } from "@/lib/device";

/** Marks the page's root with what this browser remembers, as `data-care` and `data-avoid`. */
export function DeviceMarks() {
  return <script dangerouslySetInnerHTML={{ __html: deviceMarks }} />;
}
