import { ViewTransition, type ComponentProps } from "react";

/** All of a page below the shop's head: within the shop one page crosses over into the next (`::view-transition` in styles/crossing.css). */
export function Page(props: ComponentProps<"div">) {
  return (
    <ViewTransition default="none" enter="page" exit="page">
      <div {...props} />
    </ViewTransition>
  );
}
