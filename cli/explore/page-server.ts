/**
 * A server of one page, for this computer alone. It listens on the loopback address, answers only who
 * calls it by that address (a web site whose name was made to lead here gets nothing), and tells the
 * pages that are open of a new version.
 */
import http from "node:http";
import type { AddressInfo } from "node:net";

/** What pages are told: the version that holds, or what is wrong with the plan that was saved. */
export type PageNews =
  | { readonly kind: "page"; readonly version: string }
  | { readonly kind: "wrong"; readonly text: string };

const HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

const written = (news: PageNews): string =>
  news.kind === "page"
    ? `event: page\ndata: ${news.version}\n\n`
    : // One line, whatever the text holds.
      `event: wrong\ndata: ${JSON.stringify(news.text)}\n\n`;

export class PageServer {
  private readonly server: http.Server;
  private readonly listeners = new Set<http.ServerResponse>();
  private news: PageNews | null = null;

  /** @param html gives the page as it is now */
  constructor(private readonly html: () => string) {
    this.server = http.createServer((request, response) => this.answer(request, response));
  }

  /**
   * @param port 0 for any that is free
   * @returns the address of the page
   * @throws the error of the system, as when the port is taken
   */
  async start(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, "127.0.0.1", () => {
        this.server.off("error", reject);
        resolve();
      });
    });
    return `http://127.0.0.1:${this.port}/`;
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Tells all pages that are open, and those that will be. */
  tell(news: PageNews): void {
    this.news = news;
    for (const listener of this.listeners) listener.write(written(news));
  }

  async end(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const listener of this.listeners) listener.end();
    this.server.closeAllConnections();
    await closed;
  }

  private isCalledByName({ headers }: http.IncomingMessage): boolean {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`].includes(headers.host ?? "");
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const refuse = (status: number): void => {
      response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain" });
      response.end();
    };
    if (!this.isCalledByName(request)) return refuse(403);
    if (request.method !== "GET") return refuse(405);
    if (request.url === "/") {
      response.writeHead(200, { ...HEADERS, "Content-Type": "text/html; charset=utf-8" });
      response.end(this.html());
    } else if (request.url === "/events") {
      // Older browsers do not say where a request comes from; without leave they keep the answer from others.
      if (!["same-origin", undefined].includes(request.headers["sec-fetch-site"] as string)) {
        return refuse(403);
      }
      response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream" });
      // Tried again soon, so that a page finds a server that was started anew.
      response.write("retry: 1000\n\n");
      if (this.news !== null) response.write(written(this.news));
      this.listeners.add(response);
      response.on("close", () => this.listeners.delete(response));
    } else refuse(404);
  }
}
