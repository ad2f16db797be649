# Production image: the sources as they are, run by Node. No embedded database is inside; DATABASE_URL is required.

FROM node:24.21.0-bookworm-slim AS install
WORKDIR /app
COPY package.json package-lock.json ./
# No package that runs in production needs an install script.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=install /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY docs/problems ./docs/problems
COPY openapi ./openapi
COPY src ./src
# A number, so that a cluster can see that it is not root. Nothing under /app can be written by it.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/readiness`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
