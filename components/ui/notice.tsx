import type { ReactNode } from "react";

type NoticeTone = "alert" | "status" | "plain";

const tones: Record<NoticeTone, { role?: "alert" | "status"; className: string }> = {
  alert: { role: "alert", className: "border-ink" },
  status: { role: "status", className: "border-moss" },
  plain: { className: "border-line" },
};

interface NoticeProps {
  /** `alert` for what went wrong, `status` for what was done, `plain` for what is good to know. */
  readonly tone: NoticeTone;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A remark set apart by one strong rule at its side. */
export function Notice({ tone, title, children }: NoticeProps) {
  const { role, className } = tones[tone];
  return (
    <div role={role} className={`border-l-4 py-1 pl-4 ${className}`}>
      {title && <p className="font-bold">{title}</p>}
      <div>{children}</div>
    </div>
  );
}
