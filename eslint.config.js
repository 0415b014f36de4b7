import tseslint from "typescript-eslint";

/** What differs between V8 versions, machines or moments; `foundation/elementary` has the portable ones. */
const unportableMath = [
  ..."exp expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh".split(
    " ",
  ),
  ..."asinh acosh atanh cbrt hypot random".split(" "),
];

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      "cli/dist/**",
      "library/dist/**",
      "results/**",
      "gallery/**",
      "handbook/**",
      "packages/**",
      "bench/out/**",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["engine/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...unportableMath.map((property) => ({ object: "Math", property })),
        { object: "Date", property: "now" },
        { property: "localeCompare" },
        { property: "toLocaleString" },
        { property: "toLocaleUpperCase" },
        { property: "toLocaleLowerCase" },
      ],
      "no-restricted-globals": [
        "error",
        ...[
          "Intl",
          "process",
          "window",
          "document",
          "performance",
          "fetch",
          "setTimeout",
          "Buffer",
        ],
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "BinaryExpression[operator='**']",
          message: "Use pow of foundation/elementary.",
        },
        {
          selector: "AssignmentExpression[operator='**=']",
          message: "Use pow of foundation/elementary.",
        },
        { selector: "NewExpression[callee.name='Date']", message: "The engine has no clock." },
        { selector: "NewExpression[callee.name='Function']", message: "No code from text." },
        { selector: "CallExpression[callee.name='eval']", message: "No code from text." },
      ],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["node:*"], message: "The engine runs in Node, worker and browser." },
            { group: ["**/cli/**", "**/viz/**", "**/explorer/**"], message: "Arrows point down." },
          ],
        },
      ],
    },
  },
);
