import { Shelf, State } from "./shelf";

interface LetterSpecimenProps {
  readonly name: string;
  readonly text: string;
  readonly light: string;
  readonly dark: string;
}

const widths = [640, 390] as const;

/** About as high as a letter of so many words is at a width; what is longer scrolls. */
function heightOf(text: string, width: number): number {
  return Math.round(400 + (text.length * 380) / width);
}

/** One letter by day and by night, on a table and on a phone, and the text that stands beside its HTML. */
export function LetterSpecimen({ name, text, light, dark }: LetterSpecimenProps) {
  return (
    <>
      {widths.map((width) => (
        <Shelf key={width} title={`${width} wide`}>
          {[
            { theme: "light", letter: light },
            { theme: "dark", letter: dark },
          ].map(({ theme, letter }) => (
            <State key={theme} name={theme}>
              {/* Nothing in it runs, and no link of it leads anywhere. */}
              <iframe
                sandbox=""
                title={`${name}, ${theme}, ${width} wide`}
                srcDoc={letter}
                width={width}
                height={heightOf(text, width)}
                className="block max-w-full border border-line"
              />
            </State>
          ))}
        </Shelf>
      ))}
      <Shelf title="As text">
        <pre
          tabIndex={0}
          role="group"
          aria-label={`${name} as text`}
          className="w-full overflow-x-auto text-sm whitespace-pre-wrap"
        >
          {text}
        </pre>
      </Shelf>
    </>
  );
}
