/**
 * How much is read for one plan: each file has a limit of its own, and so have all together, because
 * a plan may lead to two thousand others.
 */
import type { ProjectFiles } from "../files.ts";
import { fileNameOf, PLAN_SIZE_LIMIT, readPlanText, type ReadText } from "../plan/project-paths.ts";

const MOST_BYTES = 2 * PLAN_SIZE_LIMIT;

export class ReadingBudget {
  private bytes = 0;

  /** Reads and decodes a plan or package that exists, unless too much has been read before it. */
  read(files: ProjectFiles, path: string): ReadText {
    const size = files.size(path) ?? 0;
    if (size <= PLAN_SIZE_LIMIT) this.bytes += size;
    if (this.bytes <= MOST_BYTES) return readPlanText(files, path, PLAN_SIZE_LIMIT);
    const megabytes = MOST_BYTES / (1024 * 1024);
    return {
      remark: {
        code: "file-too-large",
        message: {
          nl: `met "${fileNameOf(path)}" erbij zijn de bestanden van dit plan samen groter dan ${megabytes} MB; meer wordt niet gelezen`,
          en: `with "${fileNameOf(path)}" the files of this plan are larger than ${megabytes} MB together; no more is read`,
        },
      },
    };
  }
}
