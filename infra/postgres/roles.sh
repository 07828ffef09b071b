#!/usr/bin/env bash
# Runs once, when the database is made: an owner that migrates, and the role that serves with no right to define anything.
set -euo pipefail

psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$POSTGRES_OWNER_PASSWORD" --set app_password="$POSTGRES_APP_PASSWORD" <<'SQL'
CREATE ROLE haoban_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE haoban_app LOGIN PASSWORD :'app_password';
-- The relay notices a restored cluster by its identity.
GRANT pg_monitor TO haoban_app;
ALTER ROLE haoban_app SET transaction_timeout = '10s';
ALTER ROLE haoban_app SET idle_in_transaction_session_timeout = '10s';
CREATE DATABASE haoban OWNER haoban_owner;
SQL
