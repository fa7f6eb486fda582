/** The heavy half of Prose: Markdown and KaTeX (its output carries MathML for those who listen). */
import "katex/dist/katex.min.css";
import Markdown, { type Components } from "react-markdown";
import rehypeKatex from "rehype-katex";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remend from "remend";
import classes from "./prose.module.css";

const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !["img", "a", "input"].includes(name)).concat("img"),
  attributes: { ...defaultSchema.attributes, code: [["className", /^language-./, "math-inline", "math-display"]] },
} as typeof defaultSchema;

const COMPONENTS: Components = {
  // Only pictures of our own course store are shown; others would tell a stranger who reads.
  img: ({ src, alt }) =>
    typeof src === "string" && src.startsWith("/v1/courses/assets/") ? (
      <img src={src} alt={alt ?? ""} loading="lazy" />
    ) : (
      <span>{alt}</span>
    ),
  table: (props) => (
    <div className={classes.scroll} tabIndex={0} role="group">
      <table>{props.children}</table>
    </div>
  ),
};
const INLINE: Components = { ...COMPONENTS, p: ({ children }) => <>{children}</> };

type RichProseProps = { children: string; inline: boolean; streaming: boolean };

export function RichProse({ children, inline, streaming }: RichProseProps) {
  const text = streaming ? remend(children) : children;
  const body = (
    <Markdown
      remarkPlugins={[remarkGfm, remarkMath]}
      rehypePlugins={[
        [rehypeSanitize, SCHEMA],
        [rehypeKatex, { throwOnError: false, strict: "ignore", trust: false, maxExpand: 200 }],
      ]}
      components={inline ? INLINE : COMPONENTS}
    >
      {text}
    </Markdown>
  );
  return inline ? (
    <span className={classes.inline}>{body}</span>
  ) : (
    <div className={classes.prose} dir="auto">
      {body}
    </div>
  );
}
