/**
 * The files for Kubernetes, without a cluster: every key is one that the API of Kubernetes documents
 * at that place, with a value of its type, and what the pods run is a command that we have.
 *
 * The documented keys: Job v1 batch, PodTemplateSpec and PersistentVolumeClaim v1 core, of
 * kubernetes.io/docs/reference/kubernetes-api (1.33), as far as we use them.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { root } from "../arbitraries/root.ts";

const folder = path.join(root, "deploy", "kubernetes");

type Shape =
  | "text"
  | "count"
  | "flag"
  | "quantity"
  | readonly string[]
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly keys: Readonly<Record<string, Shape>>; readonly required: readonly string[] };

const object = (keys: Record<string, Shape>, ...required: string[]): Shape => ({ keys, required });
const list = (of: Shape): Shape => ({ list: of });
const texts = list("text");

const METADATA = object({ name: "text", labels: { map: "text" } });
const QUANTITIES: Shape = { map: "quantity" };
const CONTAINER = object(
  {
    name: "text",
    image: "text",
    imagePullPolicy: ["Always", "IfNotPresent", "Never"],
    command: texts,
    args: texts,
    env: list(
      object(
        {
          name: "text",
          value: "text",
          valueFrom: object({
            resourceFieldRef: object({ containerName: "text", resource: "text" }, "resource"),
          }),
        },
        "name",
      ),
    ),
    resources: object({ requests: QUANTITIES, limits: QUANTITIES }),
    volumeMounts: list(object({ name: "text", mountPath: "text" }, "name", "mountPath")),
  },
  "name",
);
const POD = object(
  {
    restartPolicy: ["Always", "OnFailure", "Never"],
    automountServiceAccountToken: "flag",
    securityContext: object({ runAsNonRoot: "flag", runAsUser: "count", fsGroup: "count" }),
    containers: list(CONTAINER),
    volumes: list(
      object(
        { name: "text", persistentVolumeClaim: object({ claimName: "text" }, "claimName") },
        "name",
      ),
    ),
  },
  "containers",
);
const RULE = object(
  {
    action: ["FailJob", "FailIndex", "Ignore", "Count"],
    onExitCodes: object(
      { containerName: "text", operator: ["In", "NotIn"], values: list("count") },
      "operator",
      "values",
    ),
    onPodConditions: list(object({ type: "text", status: "text" }, "type", "status")),
  },
  "action",
);
const JOB = object(
  {
    completionMode: ["NonIndexed", "Indexed"],
    completions: "count",
    parallelism: "count",
    backoffLimit: "count",
    backoffLimitPerIndex: "count",
    maxFailedIndexes: "count",
    podFailurePolicy: object({ rules: list(RULE) }, "rules"),
    template: object({ metadata: METADATA, spec: POD }, "spec"),
  },
  "template",
);
const CLAIM = object({
  accessModes: list(["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"]),
  resources: object({ requests: QUANTITIES }),
});
const SPECS: Readonly<Record<string, Shape>> = {
  "batch/v1 Job": JOB,
  "v1 PersistentVolumeClaim": CLAIM,
};

const isChoice = (shape: Shape): shape is readonly string[] => Array.isArray(shape);

/** What is wrong with a value, by its path. */
function faults(value: unknown, shape: Shape, at: string): string[] {
  if (shape === "text") return typeof value === "string" ? [] : [`${at}: no text`];
  if (shape === "flag") return typeof value === "boolean" ? [] : [`${at}: no yes or no`];
  if (shape === "count") return Number.isInteger(value) ? [] : [`${at}: no whole number`];
  if (shape === "quantity") {
    const isOne = typeof value === "string" && /^\d+(?:\.\d+)?(?:m|[KMGT]i?)?$/.test(value);
    return isOne ? [] : [`${at}: no quantity`];
  }
  if (isChoice(shape)) return shape.some((one) => one === value) ? [] : [`${at}: ${String(value)}`];
  if ("list" in shape) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((item, index) => faults(item, shape.list, `${at}[${index}]`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at}: no map`];
  const entries = Object.entries(value);
  if ("map" in shape) {
    return entries.flatMap(([key, item]) => faults(item, shape.map, `${at}.${key}`));
  }
  const { keys, required } = shape;
  const missing = required.filter((key) => !(key in value)).map((key) => `${at}.${key}: missing`);
  const present = entries.flatMap(([key, item]) => {
    const inside = keys[key];
    return inside === undefined ? [`${at}.${key}: unknown`] : faults(item, inside, `${at}.${key}`);
  });
  return [...missing, ...present];
}

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly completions?: number;
    readonly completionMode?: string;
    readonly backoffLimitPerIndex?: number;
    readonly template: {
      readonly spec: {
        readonly restartPolicy: string;
        readonly containers: readonly {
          readonly command?: readonly string[];
          readonly args: readonly string[];
          readonly env?: readonly { readonly name: string; readonly value?: string }[];
        }[];
        readonly volumes: readonly { readonly persistentVolumeClaim: { claimName: string } }[];
      };
    };
  };
}

const resourceIn = (name: string): Resource => {
  const documents = parseAllDocuments(fs.readFileSync(path.join(folder, name), "utf8"));
  expect(documents.length).toBe(1);
  const [document] = [...documents];
  expect(document!.errors).toEqual([]);
  return document!.toJS() as Resource;
};

describe("the files for Kubernetes", () => {
  it.each(["volume.yaml", "ensemble.yaml", "merge.yaml"])("%s has documented keys only", (name) => {
    const { apiVersion, kind, metadata, spec, ...rest } = resourceIn(name);
    expect(rest).toEqual({});
    expect(faults(metadata, METADATA, "metadata")).toEqual([]);
    expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
    const shape = SPECS[`${apiVersion} ${kind}`];
    expect(shape).toBeDefined();
    expect(faults(spec, shape!, "spec")).toEqual([]);
  });

  it("would be refused with a key that is misspelt, or a value of another kind", () => {
    expect(faults({ backofLimit: 3, template: { spec: { containers: [] } } }, JOB, "spec")).toEqual(
      ["spec.backofLimit: unknown"],
    );
    expect(faults({ completions: "10" }, JOB, "spec")).toEqual([
      "spec.template: missing",
      "spec.completions: no whole number",
    ]);
  });

  it("share one volume, and retry every part by itself", () => {
    const claim = resourceIn("volume.yaml").metadata.name;
    for (const name of ["ensemble.yaml", "merge.yaml"]) {
      const { spec } = resourceIn(name).spec.template;
      expect(spec.restartPolicy).toBe("Never");
      const claims = spec.volumes.map(({ persistentVolumeClaim }) => persistentVolumeClaim);
      expect(claims).toEqual([{ claimName: claim }]);
    }
    const { spec } = resourceIn("ensemble.yaml");
    expect(spec).toMatchObject({ completionMode: "Indexed", backoffLimitPerIndex: 3 });
    const { env = [] } = spec.template.spec.containers[0]!;
    const shards = env.find(({ name }) => name === "SHARDS")!.value;
    expect(Number(shards)).toBe(spec.completions);
  });

  it("pod number 2 of ten makes part 3 of ten", () => {
    const {
      command = [],
      args,
      env = [],
    } = resourceIn("ensemble.yaml").spec.template.spec.containers[0]!;
    // Two dollar signs are how Kubernetes writes one.
    const [program, ...words] = [...command, ...args].map((word) => word.replaceAll("$$", "$"));
    const values = Object.fromEntries(env.map(({ name, value = "2" }) => [name, value]));
    const shell = words.map((word) => word.replace("exec simulate", "printf '%s\\n' simulate"));
    const { stdout } = spawnSync(program!, shell, {
      env: { ...process.env, ...values, JOB_COMPLETION_INDEX: "2" },
      encoding: "utf8",
    });
    expect(stdout.trim().split("\n")).toEqual([
      ...["simulate", "ensemble", "kortrijk-2040", "--members", "100000", "--shard", "3/10"],
      ...["--workers", "2", "--out", "/ensemble/parts", "--quiet"],
    ]);
  });
});
