{{- define "open.labels" -}}
app.kubernetes.io/name: open
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "open.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}-open
{{- end }}
