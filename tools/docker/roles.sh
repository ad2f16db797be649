#!/bin/bash
# Run once by the PostgreSQL image, when the database is made: the plain roles as which the service writes and reads, and
# the one that reaches monitoring data.
# They own nothing; `npm run migrate` grants them what they need, as the owner.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=service="$RECALL_SERVICE_PASSWORD" --set=reader="$RECALL_READER_PASSWORD" \
  --set=monitoring="$RECALL_MONITORING_PASSWORD" <<'SQL'
CREATE ROLE recall_service LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'service';
CREATE ROLE recall_reader LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'reader';
CREATE ROLE recall_monitoring LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'monitoring';
SQL
